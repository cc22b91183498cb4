" Does in a real Vim with ALE what somebody would do by hand. Appends what it sees to the file EDITORS_OUT as JSON, a line each.
" Works in the current directory, whose .vimrc has been read before.
let g:ale_lint_delay = 0

function! s:Print(kind, value) abort
  call writefile([json_encode({'kind': a:kind, 'value': a:value})], $EDITORS_OUT, 'a')
endfunction

function! s:WaitFor(what, Condition) abort
  let l:start = reltime()
  while !a:Condition()
    if reltimefloat(reltime(l:start)) > 20
      call s:Print('timeout', a:what)
      qall!
    endif
    sleep 50m
  endwhile
endfunction

function! s:Findings() abort
  return map(copy(ale#engine#GetLoclist(bufnr(''))), {_, one -> {'line': one.lnum, 'message': one.text}})
endfunction

" Opens a file and sees what is wrong in it; the other host's files are not open.
edit h1/config/agent.cfg
call s:Print('filetype', &filetype)
call s:WaitFor('diagnostics', {-> !empty(s:Findings())})
call s:Print('diagnostics', s:Findings())

" Mends it by hand: the finding goes as soon as the text is right.
call setline(3, 'controllerSite=10.0.0.1:8900:controller1')
doautocmd TextChanged
call s:WaitFor('no diagnostics', {-> empty(s:Findings())})
call s:Print('mended', s:Findings())

" Looks something up: ALE shows it in a window of its own.
call cursor(2, 30)
ALEHover
call s:WaitFor('hover', {-> bufexists('ALEPreviewWindow')})
call s:Print('hover', join(getbufline('ALEPreviewWindow', 1, '$'), "\n"))

" Renames a controller on both hosts. ALE asks for the name, and goes from file to file, which needs that ours is saved.
silent write
call cursor(3, 30)
function! ale#util#Input(...) abort
  return 'ctl-a'
endfunction
ALERename
call s:WaitFor('rename', {-> getbufline('h1/config/agent.cfg', 3) ==# ['controllerSite=10.0.0.1:8900:ctl-a']})
silent wall
call s:Print('saved', v:true)
qall!
