-- DolphinDB Cluster in Neovim 0.7 and later.
-- For all folders: copy this file to ~/.config/nvim/plugin/ (any name that ends in .lua). For one: `dolphindb-cluster init
-- --editor nvim` writes it as .nvim.lua into the folder above all hosts; Neovim 0.9 and later reads that where 'exrc' is on.
-- It needs `dolphindb-cluster` on the PATH; set vim.g.dolphindb_cluster_command to a list of words to start it otherwise.

local command = vim.g.dolphindb_cluster_command or { 'dolphindb-cluster', 'lsp', '--stdio' }

-- File types by name, never by the bare ending .cfg: other programs have files of that ending, too.
local types = {
  ['dolphindb-nodes'] = { 'cluster.nodes', '*.nodes' },
  ['dolphindb-cfg'] = {
    'controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg',
    'controller[0-9]*.cfg', 'agent[0-9]*.cfg', 'cluster[0-9]*.cfg',
    '*.controller.cfg', '*.agent.cfg', '*.cluster.cfg',
  },
}

-- The hosts of a cluster lie beside each other, so the workspace is the folder above all of them: the nearest one with
-- dolphindb-cluster.json or .git, else the working directory.
local function root_of(file)
  local folder = vim.fn.fnamemodify(file, ':p:h')
  while folder ~= vim.fn.fnamemodify(folder, ':h') do
    for _, marker in ipairs({ 'dolphindb-cluster.json', '.git' }) do
      local path = folder .. '/' .. marker
      if vim.fn.filereadable(path) == 1 or vim.fn.isdirectory(path) == 1 then
        return folder
      end
    end
    folder = vim.fn.fnamemodify(folder, ':h')
  end
  return vim.fn.getcwd()
end

local clients = {} -- by root, for versions without vim.lsp.start

local function attach(buffer)
  local root = root_of(vim.api.nvim_buf_get_name(buffer))
  local config = {
    name = 'dolphindb-cluster',
    cmd = command,
    root_dir = root,
    init_options = { diagnostics = 'push' }, -- of all files of the cluster, opened or not
    workspace_folders = { { uri = vim.uri_from_fname(root), name = vim.fn.fnamemodify(root, ':t') } },
  }
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  local id = clients[root]
  if not (id and vim.lsp.get_client_by_id(id)) then
    id = vim.lsp.start_client(config)
    clients[root] = id
  end
  vim.lsp.buf_attach_client(buffer, id)
end

local group = vim.api.nvim_create_augroup('dolphindb-cluster', { clear = true })

-- Targets of migrations are JSON and keep that file type; other servers may look after them as well. One that knows
-- schemas/migration.schema.json says what the schema says: then add `jsonServer = true` to init_options above.
vim.api.nvim_create_autocmd({ 'BufRead', 'BufNewFile' }, {
  group = group,
  pattern = '*.migration.json',
  callback = function(event) attach(event.buf) end,
})

for filetype, patterns in pairs(types) do
  vim.api.nvim_create_autocmd({ 'BufRead', 'BufNewFile' }, {
    group = group,
    pattern = patterns,
    callback = function(event)
      vim.bo[event.buf].filetype = filetype
      if filetype == 'dolphindb-cfg' then
        vim.bo[event.buf].commentstring = '# %s'
      end
    end,
  })
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    pattern = filetype,
    callback = function(event) attach(event.buf) end,
  })
end
