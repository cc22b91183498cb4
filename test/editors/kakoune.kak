# Does in a real Kakoune what somebody would do by hand. Appends what it sees to the file EDITORS_OUT as JSON, a line each.
# Works in the current directory, whose .dolphindb-cluster.kak has been read before.

define-command print-line -params 2.. -docstring 'print-line KIND FUNCTION [VALUE...]: the value is what the function makes of the values' %{
    nop %sh{
        "$EDITORS_NODE" -e '
            const [kind, make, ...values] = process.argv.slice(1);
            console.log(JSON.stringify({ kind, value: eval(make)(values) }));
        ' -- "$@" >> "$EDITORS_OUT"
    }
}

# An option with lines begins with the time of the buffer; each other entry is LINE|MESSAGE.
define-command print-findings -params 1 %{
    print-line %arg{1} '([, ...all]) => all.map((one) => ({ line: parseInt(one), message: one.replace(/^\d+\|/, "") }))' %opt{lint_messages}
}

# Sees what is wrong in a file, and mends it by hand: the finding is gone when the file is saved.
hook -once global WinSetOption lint_error_count=[1-9]\d* %{
    print-line filetype '([type]) => type' %opt{filetype}
    print-findings diagnostics
    hook -once global WinSetOption lint_error_count=0 %{
        print-findings mended
        print-line saved '() => true'
        quit!
    }
    execute-keys 3gGlccontrollerSite=10.0.0.1:8900:controller1<esc>
    write
}
edit h1/config/agent.cfg
