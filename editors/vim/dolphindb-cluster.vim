" DolphinDB Cluster in Vim 8 and later with the plug-in ALE (https://github.com/dense-analysis/ale, vim-ale in Debian).
" For all folders: copy this file to ~/.vim/plugin/. For one: `dolphindb-cluster init --editor vim` writes it as .vimrc into
" the folder above all hosts; Vim reads that when it is started there and your own vimrc says `set exrc`.
" It needs `dolphindb-cluster` on the PATH; set g:dolphindb_cluster_command to start it otherwise.

let s:command = get(g:, 'dolphindb_cluster_command', 'dolphindb-cluster')

" The hosts of a cluster lie beside each other, so the project is the folder above all of them: the nearest one with
" dolphindb-cluster.json or .git, else the working directory.
function! s:Root(buffer) abort
  let l:folder = fnamemodify(bufname(a:buffer), ':p:h')
  while l:folder isnot# fnamemodify(l:folder, ':h')
    if filereadable(l:folder . '/dolphindb-cluster.json') || !empty(glob(l:folder . '/.git'))
      return l:folder
    endif
    let l:folder = fnamemodify(l:folder, ':h')
  endwhile
  return getcwd()
endfunction

" Only now is it certain that ALE is loaded, where there is one.
function! s:Define(filetype) abort
  if !exists(':ALEInfo')
    return
  endif
  call ale#linter#Define(a:filetype, {
  \   'name': 'dolphindb-cluster',
  \   'lsp': 'stdio',
  \   'executable': s:command,
  \   'command': '%e lsp --stdio',
  \   'language': a:filetype,
  \   'project_root': function('s:Root'),
  \   'initialization_options': {'diagnostics': 'push'},
  \})
endfunction

" File types by name, never by the bare ending .cfg: other programs have files of that ending, too.
augroup dolphindb_cluster
  autocmd!
  autocmd BufRead,BufNewFile cluster.nodes,*.nodes set filetype=dolphindb-nodes
  autocmd BufRead,BufNewFile controller.cfg,agent.cfg,cluster.cfg,dolphindb.cfg set filetype=dolphindb-cfg
  autocmd BufRead,BufNewFile controller[0-9]*.cfg,agent[0-9]*.cfg,cluster[0-9]*.cfg set filetype=dolphindb-cfg
  autocmd BufRead,BufNewFile *.controller.cfg,*.agent.cfg,*.cluster.cfg set filetype=dolphindb-cfg
  autocmd FileType dolphindb-cfg setlocal commentstring=#\ %s
  autocmd FileType dolphindb-cfg,dolphindb-nodes call s:Define(expand('<amatch>'))
augroup END
