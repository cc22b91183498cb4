# DolphinDB Cluster in Kakoune, by its own `lint`; no plug-in is needed. With kakoune-lsp, use `dolphindb-cluster lsp --stdio`.
# For all folders: copy this file to ~/.config/kak/autoload/. For one: `dolphindb-cluster init --editor kakoune` writes it
# as .dolphindb-cluster.kak into the folder above all hosts; a kakrc with `try %{ source .dolphindb-cluster.kak }` reads it.
# It needs `dolphindb-cluster` on the PATH; set the option to start it otherwise.

declare-option -docstring 'the program that checks DolphinDB cluster files' str dolphindb_cluster_command 'dolphindb-cluster'

# File types by name, never by the bare ending .cfg: other programs have files of that ending, too.
hook global BufCreate (.*/)?([^/]*[._-])?(controller|agent|cluster|dolphindb)[0-9_-]*\.cfg %{
    set-option buffer filetype dolphindb-cfg
}
hook global BufCreate (.*/)?[^/]*\.nodes %{
    set-option buffer filetype dolphindb-nodes
}

# The text of the buffer, saved or not, is checked with the files of all hosts: those below the nearest folder with
# dolphindb-cluster.json, else below the working directory. Lines that begin with a blank name other places of a finding.
hook global WinSetOption filetype=dolphindb-(cfg|nodes) %{
    set-option window lintcmd %sh{
        printf "program='%s'" "$(printf %s "$kak_opt_dolphindb_cluster_command" | sed "s/'/'\\\\''/g")"
    }
    set-option -add window lintcmd %{
        check() {
            folder=${kak_buffile%/*}
            while [ -n "$folder" ] && [ ! -e "$folder/dolphindb-cluster.json" ]; do folder=${folder%/*}; done
            "$program" check "${folder:-.}" --stdin-path "$kak_buffile" < "$1" | grep -v '^ '
        }
        check}
    hook -once -group dolphindb-cluster window NormalIdle .* lint-buffer
    hook -group dolphindb-cluster window BufWritePost .* lint-buffer
    hook -once -always window WinSetOption filetype=.* %{ remove-hooks window dolphindb-cluster }
}
