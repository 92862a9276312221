-- Takes out of people's lists what they must not hold any more.
-- KEYS[1]  the mark, as deliver.lua leaves it
-- ARGV     the position of the entry that asks for it; "message", "expired" or "left"; the channel; the message's id, or the number
--          of the last message that expired, or nothing; then names

local entry_pos, why, channel, what = tonumber(ARGV[1]), ARGV[2], ARGV[3], ARGV[4]
local mark = redis.call('GET', KEYS[1])
if mark and tonumber(string.match(mark, '^%d+')) >= entry_pos then
    -- Another server was faster, and has handed out that entry since.
    return 0
end

local GONE = '(gone)'
local PART = 100

local function position(frame)
    return tonumber(string.match(frame, '^{"id":"%w+%-(%d+)"')) or 0
end

-- Frames are searched as text, which is ten times as fast as reading them as JSON. Whatever people write has its quotation marks
-- escaped, so it cannot look like a field.
local function holds(frame, text)
    return string.find(frame, text, 1, true) ~= nil
end

-- Sees each frame from the latest on, down to a position; where the answer is true the frame goes.
local function sweep(list, oldest, see)
    local from, found = 0, false
    repeat
        local part = redis.call('LRANGE', list, from, from + PART - 1)
        for n, frame in ipairs(part) do
            if see(frame) then
                redis.call('LSET', list, from + n - 1, GONE)
                found = true
            end
        end
        from = from + PART
    until #part < PART or position(part[#part]) < oldest
    if found then
        redis.call('LREM', list, 0, GONE)
    end
end

-- Nothing that was said of a message can stand before it.
local function forget_message(list)
    local says = '"data":{"id":"' .. what .. '",'
    sweep(list, tonumber(what), function(frame)
        return holds(frame, says) and not holds(frame, '"type":"message_deleted"')
    end)
end

local in_channel = '"channel_id":"' .. channel .. '"'

-- Its id and its number, if the frame tells of a message of the channel.
local function message(frame)
    if holds(frame, in_channel) then
        local id, number = string.match(
                frame, '^{"id":"[%w-]+","type":"[%w_]+","data":{"id":"(%d+)","channel_id":"%d+","number":(%d+)')
        return id, tonumber(number)
    end
end

local function parent_of(frame)
    local _, last = string.find(frame, '"parent_id":"', 1, true)
    return last and string.match(frame, '^%d+', last + 1)
end

-- Replies go with the message they answer; and where that is not in the list any more, too: it may be one of these.
local function forget_expired(list)
    local last, there = tonumber(what), {}
    sweep(list, 0, function(frame)
        local id, number = message(frame)
        if id and number > last then
            there[id] = true
        end
    end)
    sweep(list, 0, function(frame)
        local id, number = message(frame)
        local parent = id and parent_of(frame)
        return id and (number <= last or parent and not there[parent])
    end)
end

local function forget_channel(list)
    sweep(list, 0, function(frame)
        return holds(frame, in_channel)
    end)
end

for n = 5, #ARGV do
    local list = 'messages:' .. ARGV[n]
    if redis.call('TYPE', list).ok == 'list' then
        if why == 'message' then
            forget_message(list)
        elseif why == 'expired' then
            forget_expired(list)
        else
            forget_channel(list)
        end
    end
end
return 1
