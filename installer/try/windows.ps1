# Tries the packages of a folder on this Windows: installer\try\windows.ps1 FOLDER
# Installs, looks, upgrades nothing, removes. Needs an administrator's prompt, and a computer on which Vireo is not installed.
param([Parameter(Mandatory)][string]$Folder)
$ErrorActionPreference = 'Stop'
$Folder = (Resolve-Path $Folder).Path

function Test-That([string]$What, [scriptblock]$Check) {
    if (-not (& $Check)) { throw "not so: $What" }
    Write-Host "ok: $What"
}

function Invoke-Msi([string]$Name, [string[]]$Arguments) {
    $log = Join-Path $Folder "try-$Name.log"
    $process = Start-Process msiexec.exe -ArgumentList ($Arguments + @('/qn', '/norestart', '/l*v', "`"$log`"")) -Wait -PassThru
    if ($process.ExitCode -ne 0) { throw "msiexec $Name ended with $($process.ExitCode); see $log" }
}

function Wait-Until([string]$What, [scriptblock]$Check) {
    foreach ($try in 1..60) {
        if (& $Check) { Write-Host "ok: $What"; return }
        Start-Sleep -Seconds 1
    }
    throw "not within a minute: $What"
}

$client = (Get-ChildItem "$Folder\vireo-[0-9]*.msi").FullName
$user = (Get-ChildItem "$Folder\vireo-user-*.msi").FullName
$server = (Get-ChildItem "$Folder\vireo-server-*.msi").FullName
$policy = "$env:ProgramData\Vireo\policy.properties"
$program = "$env:ProgramFiles\Vireo\Vireo.exe"
$run = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Run'

Write-Host '== the client, for everybody, silently'
Invoke-Msi 'client' @('/i', "`"$client`"", 'OFFICE_ADDRESS=https://office.example', 'HOSTING=no', 'UPDATES=no', 'STARTWITHSYSTEM=yes')
Test-That 'the program is there' { Test-Path $program }
Test-That 'the menu has it' { Test-Path "$env:ProgramData\Microsoft\Windows\Start Menu\Programs\Vireo.lnk" }
Test-That 'links open it' { (Get-ItemProperty 'HKLM:\SOFTWARE\Classes\vireo\shell\open\command').'(default)' -eq "`"$program`" `"%1`"" }
Test-That 'it starts with the system' { (Get-ItemProperty $run).Vireo -eq "`"$program`"" }
foreach ($line in 'office.address=https://office.example', 'hosting.allowed=no', 'updates.check=no', 'start.with-system=yes') {
    Test-That "the policy says $line" { (Get-Content $policy) -contains $line }
}
Test-That 'users cannot write the policy' {
    -not ((Get-Acl (Split-Path $policy)).Access | Where-Object { $_.IdentityReference -match 'Users$' -and $_.FileSystemRights -match 'Write|Modify|FullControl' })
}
Test-That 'no firewall rule where hosting is forbidden' { -not (Get-NetFirewallRule -DisplayName 'Vireo: office*' -ErrorAction SilentlyContinue) }
$process = Start-Process $program -ArgumentList '--data', "`"$env:TEMP\vireo-try`"" -PassThru
Wait-Until 'it runs' { (Get-Process Vireo -ErrorAction SilentlyContinue) -and (Test-Path "$env:TEMP\vireo-try\lock") }
Invoke-Msi 'client-removed' @('/x', "`"$client`"")
Test-That 'it was closed and is gone' { -not (Get-Process Vireo -ErrorAction SilentlyContinue) -and -not (Test-Path $program) }
Test-That 'nothing starts any more' { -not (Get-ItemProperty $run).Vireo }
Test-That 'the policy is kept' { Test-Path $policy }
Remove-Item -Recurse -Force (Split-Path $policy)
Remove-Item -Recurse -Force 'HKLM:\SOFTWARE\Vireo' -ErrorAction SilentlyContinue

Write-Host '== the client, for one person'
Invoke-Msi 'user' @('/i', "`"$user`"", 'STARTWITHSYSTEM=yes')
$own = "$env:LOCALAPPDATA\Programs\Vireo\Vireo.exe"
Test-That 'the program is there' { Test-Path $own }
Test-That 'links open it' { (Get-ItemProperty 'HKCU:\SOFTWARE\Classes\vireo\shell\open\command').'(default)' -eq "`"$own`" `"%1`"" }
Test-That 'there is no policy' { -not (Test-Path $policy) }
Invoke-Msi 'user-removed' @('/x', "`"$user`"")
Test-That 'it is gone' { -not (Test-Path $own) }

Write-Host '== the server'
Invoke-Msi 'server' @('/i', "`"$server`"")
$data = "$env:ProgramData\Vireo Server"
Wait-Until 'it answers' { try { (Invoke-WebRequest -UseBasicParsing 'http://127.0.0.1:8080/health').StatusCode -eq 200 } catch { $false } }
Test-That 'it runs as itself' { (Get-CimInstance Win32_Service -Filter "Name='VireoServer'").StartName -eq 'NT SERVICE\VireoServer' }
Test-That 'it has a setup code' { Test-Path "$data\office\setup-code" }
Test-That 'nobody else reads the office' { -not ((Get-Acl "$data\office").Access | Where-Object { $_.IdentityReference -match 'Users$|Everyone$' }) }
Test-That 'the firewall lets it be reached' { @(Get-NetFirewallRule -DisplayName 'Vireo Server*').Count -eq 2 }
Test-That 'commands find the office' { & "$env:ProgramFiles\Vireo Server\vireo-server.cmd" --help; $LASTEXITCODE -eq 0 }
Add-Content "$data\vireo.properties" '# ours'
Restart-Service VireoServer
Wait-Until 'it answers again' { try { (Invoke-WebRequest -UseBasicParsing 'http://127.0.0.1:8080/health').StatusCode -eq 200 } catch { $false } }
Invoke-Msi 'server-removed' @('/x', "`"$server`"")
Test-That 'the service is gone' { -not (Get-Service VireoServer -ErrorAction SilentlyContinue) }
Test-That 'the office and the settings are kept' { (Test-Path "$data\office\office.mv.db") -and ((Get-Content "$data\vireo.properties") -contains '# ours') }
Invoke-Msi 'server-again' @('/i', "`"$server`"")
Test-That 'a new installation keeps the settings' { (Get-Content "$data\vireo.properties") -contains '# ours' }
Invoke-Msi 'server-removed-again' @('/x', "`"$server`"")
Write-Host 'all well'
