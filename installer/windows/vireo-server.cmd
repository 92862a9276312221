@echo off
rem Runs a command of Vireo's server, with the office and the settings of its service: vireo-server backup --to D:\Backups
rem Needs an administrator's prompt, since nobody else may read the office.
if not defined VIREO_DATA set "VIREO_DATA=%ProgramData%\Vireo Server\office"
if not defined VIREO_CONFIG set "VIREO_CONFIG=%ProgramData%\Vireo Server\vireo.properties"
"%~dp0runtime\bin\java.exe" "@%~dp0vireo-server.options" -jar "%~dp0app\vireo-server.jar" %*
