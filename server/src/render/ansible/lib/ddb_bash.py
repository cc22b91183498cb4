"""Runs bash on a host: a text goes to its standard input, as the scripts of the plan send it, and the host needs no Python.

Nothing of what was sent is shown where it fails, only what bash said.
"""
import time

from ansible.plugins.action import ActionBase

# A status of 255 would be taken for that of ssh, that is, for a host that cannot be reached.
GUARD = "trap 'status=$?; ((status != 255)) || exit 254' EXIT\n"
BASH = """bash --norc -c 'eval "$(cat)"'"""


class ActionModule(ActionBase):
    """The action ddb_bash. Status 100 says that something was changed.

    text     what bash evaluates
    allowed  the statuses with which it may end; with another one the task fails
    shown    whether what it says is shown where nothing is wrong, too
    diff     whether what it says are differences, which ansible-playbook shows with --diff
    """

    TRANSFERS_FILES = False

    def run(self, tmp=None, task_vars=None):
        result = super().run(tmp, task_vars)
        if self._task.check_mode:
            return dict(result, skipped=True)
        result.update(self._call(self._task.args["text"]))
        said = "\n".join(filter(None, (result["stdout"], result["stderr"])))
        if result["rc"] not in self._task.args.get("allowed", (0, 100)):
            message = said or "bash ended with status %d" % result["rc"]
            return {"failed": True, "rc": result["rc"], "msg": message}
        if self._task.args.get("shown", False):
            result.update(msg=said.splitlines(), _ansible_verbose_always=True)
        if self._task.args.get("diff", False):
            result["diff"] = {"prepared": result["stdout"]}
        return dict(result, failed=False, changed=result["rc"] == 100, stdout_lines=result["stdout"].splitlines())

    def _call(self, text):
        """Runs bash and says how it ended, with the milliseconds on this machine before and after."""
        command = " ".join(filter(None, (self._compute_environment_string(), BASH)))
        began = _milliseconds()
        ended = self._low_level_execute_command(command, in_data=(GUARD + text).encode("utf-8", "surrogateescape"))
        said = {name: ended[name].rstrip("\r\n") for name in ("stdout", "stderr")}
        return dict(said, rc=ended["rc"], began=began, ended=_milliseconds())


def _milliseconds():
    return int(time.time() * 1000)
