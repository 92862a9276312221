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

-- Nil where the frame does not even hold the text, which is told much faster than what it says.
local function data_of(frame, text)
    if not string.find(frame, text, 1, true) then
        return nil
    end
    local ok, event = pcall(cjson.decode, frame)
    return ok and type(event) == 'table' and type(event.data) == 'table' and event.data or nil
end

local function is_message(data)
    return data.channel_id == channel and data.id and type(data.number) == 'number'
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
    local text = '"' .. what .. '"'
    sweep(list, tonumber(what), function(frame)
        local data = data_of(frame, text)
        return data and data.id == what and data.channel_id == channel and not data.deleted
    end)
end

-- Replies go with the message they answer; and where that is not in the list any more, too: it may be one of these.
local function forget_expired(list)
    local text, last, there = '"' .. channel .. '"', tonumber(what), {}
    sweep(list, 0, function(frame)
        local data = data_of(frame, text)
        if data and is_message(data) and data.number > last then
            there[data.id] = true
        end
    end)
    sweep(list, 0, function(frame)
        local data = data_of(frame, text)
        return data and is_message(data)
                and (data.number <= last or type(data.parent_id) == 'string' and not there[data.parent_id])
    end)
end

local function forget_channel(list)
    local text = '"' .. channel .. '"'
    sweep(list, 0, function(frame)
        local data = data_of(frame, text)
        return data and data.channel_id == channel
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
