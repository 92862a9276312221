-- Hands entries of the log to people's channels and lists: each once, however many servers do so.
-- KEYS[1]  the mark: the position and the last name up to which everything has been handed out, as in "17 sita"
-- ARGV     how many frames a list keeps; for how many seconds; the mark to leave; then of each entry its position, its frame,
--          how many names, and these names in the order of their bytes
-- Answers with the mark that it found. Where Redis refuses to write, because its memory is full or its disk fails, the answer is that
-- error, and the mark stays behind what was not handed out.

local function parse(mark)
    local pos, name = string.match(mark, '^(%d+) (.*)$')
    return tonumber(pos), name
end

-- Not with <, which goes by the locale of the Redis server.
local function comes_after(one, other)
    local n = 1
    while true do
        local a, b = string.byte(one, n) or 0, string.byte(other, n) or 0
        if a ~= b then
            return a > b
        end
        if a == 0 then
            return false
        end
        n = n + 1
    end
end

local function beyond(pos, name, mark_pos, mark_name)
    return pos > mark_pos or pos == mark_pos and comes_after(name, mark_name)
end

local keep, ttl = tonumber(ARGV[1]), ARGV[2]
local mark = redis.call('GET', KEYS[1]) or '0 '
local mark_pos, mark_name = parse(mark)
local touched, lists = {}, {}
local reached, refusal = nil, nil

-- False where Redis refuses to write. The first write shows it for the whole script: memory is not looked at again after it.
local function push(list, frame)
    local pushed = redis.pcall('LPUSH', list, frame)
    if type(pushed) == 'number' then
        if not touched[list] then
            touched[list] = true
            lists[#lists + 1] = list
        end
    -- A key of that name may be something else of somebody's: then there is no list, and everybody else's goes on.
    elseif not string.find(pushed.err, 'WRONGTYPE', 1, true) then
        refusal = pushed
        return false
    end
    redis.call('PUBLISH', list, frame)
    return true
end

local function deliver()
    local at = 4
    while at <= #ARGV do
        local pos, frame, count = tonumber(ARGV[at]), ARGV[at + 1], tonumber(ARGV[at + 2])
        for n = at + 3, at + 2 + count do
            if beyond(pos, ARGV[n], mark_pos, mark_name) then
                if not push('messages:' .. ARGV[n], frame) then
                    return
                end
                reached = ARGV[at] .. ' ' .. ARGV[n]
            end
        end
        at = at + 3 + count
    end
    local end_pos, end_name = parse(ARGV[3])
    reached = beyond(end_pos, end_name, mark_pos, mark_name) and ARGV[3] or mark
end

deliver()
for _, list in ipairs(lists) do
    redis.call('LTRIM', list, 0, keep - 1)
    redis.call('EXPIRE', list, ttl)
end
if reached then
    redis.call('SET', KEYS[1], reached, 'EX', ttl)
end
return refusal or mark
