-- Does in a real Neovim what somebody would do by hand, and prints what it sees as JSON, a line each.
-- Works in the current directory, whose .nvim.lua has been read before.

-- The editor shows messages on the line it stands at, so ours begin on a new one.
local function print_line(kind, value)
  io.stdout:write('\n' .. vim.json.encode({ kind = kind, value = value }) .. '\n')
end

local function wait(what, condition)
  if not vim.wait(20000, condition, 20) then
    print_line('timeout', what)
    vim.cmd('cquit')
  end
end

local function diagnostics_of(buffer)
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(found, { line = one.lnum + 1, code = one.code, message = one.message })
  end
  return found
end

-- Opens a file and sees what is wrong in it; the other host's files are not open.
vim.cmd('edit h1/config/agent.cfg')
local buffer = vim.api.nvim_get_current_buf()
print_line('filetype', vim.bo.filetype)
wait('diagnostics', function() return #vim.diagnostic.get(buffer) > 0 end)
print_line('diagnostics', diagnostics_of(buffer))

-- Mends it by hand: the finding goes as soon as the text is right.
vim.fn.setline(3, 'controllerSite=10.0.0.1:8900:controller1')
wait('no diagnostics', function() return #vim.diagnostic.get(buffer) == 0 end)
print_line('mended', diagnostics_of(buffer))

-- Looks something up.
vim.fn.cursor(2, 30)
local hover = vim.lsp.buf_request_sync(buffer, 'textDocument/hover', vim.lsp.util.make_position_params(), 10000)
for _, answer in pairs(hover or {}) do
  print_line('hover', answer.result and answer.result.contents.value or vim.NIL)
end

-- Renames a controller on both hosts and saves everything.
vim.fn.cursor(3, 30)
vim.lsp.buf.rename('ctl-a')
wait('rename', function() return vim.fn.getline(3) == 'controllerSite=10.0.0.1:8900:ctl-a' end)
vim.cmd('silent wall')
print_line('saved', true)

-- Opens the target of a migration.
vim.cmd('edit wrong.migration.json')
local target = vim.api.nvim_get_current_buf()
wait('diagnostics of the target', function() return #vim.diagnostic.get(target) > 0 end)
print_line('target', diagnostics_of(target))
vim.cmd('qall!')
