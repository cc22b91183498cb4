/* Stands for ssh between toy hosts: no keys, no network. The command goes to the login shell of the host, which is not
 * bash. TOY_KILL=<n>-<when> leaves the n-th call that carries a command to toy-kill.sh, which lies beside this program. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static char toy[4096]; /* the folder of all toy hosts */

static void fail(const char *format, const char *word) {
	fprintf(stderr, format, word);
	exit(255);
}

static char *in_toy(const char *format, const char *word) {
	char *name, *path;
	if (asprintf(&name, format, word) < 0 || asprintf(&path, "%s/%s", toy, name) < 0) fail("%s\n", "no memory");
	return path;
}

static void find_toy(void) {
	ssize_t length = readlink("/proc/self/exe", toy, sizeof toy - 1);
	if (length < 0) fail("%s\n", "no /proc");
	for (int levels = 0; levels < 2; levels++) *strrchr(toy, '/') = '\0';
}

/* Counts a call, and returns its number. */
static long count(void) {
	struct stat status;
	int calls = open(in_toy("%s", "calls"), O_WRONLY | O_APPEND | O_CREAT, 0644);
	if (calls < 0 || flock(calls, LOCK_EX) || write(calls, ".", 1) != 1 || fstat(calls, &status))
		fail("%s cannot be counted\n", "the call");
	close(calls);
	return status.st_size;
}

static void enter(const char *pid, const char *kind) {
	char path[64];
	snprintf(path, sizeof path, "/proc/%s/ns/%s", pid, kind);
	int space = open(path, O_RDONLY | O_CLOEXEC);
	if (space < 0 || setns(space, 0)) fail("ssh: no way into %s\n", path);
}

static char *variable(const char *name, const char *value) {
	char *text;
	if (asprintf(&text, "%s=%s", name, value ? value : "") < 0) fail("%s\n", "no memory");
	return text;
}

/* Runs the command on the host: this program becomes its login shell. */
static void run(const char *host, char *command) {
	char pid[32] = "";
	FILE *file = fopen(in_toy("hosts/%s/pid", host), "r");
	if (!file || !fgets(pid, sizeof pid, file)) fail("ssh: no host %s\n", host);
	fclose(file);
	pid[strcspn(pid, "\n")] = '\0';
	enter(pid, "net");
	enter(pid, "mnt");
	if (chdir("/root")) fail("%s: no such folder\n", "/root");
	char *environment[] = {variable("HOME", "/root"), variable("PATH", getenv("PATH")),
			       variable("TOY_KILL", getenv("TOY_KILL")),
			       variable("BASH_ENV", in_toy("%s", "bin/toy-eval.sh")), NULL};
	char *words[] = {"sh", "-c", command, NULL};
	execve("/bin/sh", words, environment);
	fail("%s cannot be started\n", "/bin/sh");
}

static char *joined(char **words) {
	size_t size = 1;
	for (char **word = words; *word; word++) size += strlen(*word) + 1;
	char *text = calloc(1, size);
	for (char **word = words; *word; word++) {
		if (word != words) strcat(text, " ");
		strcat(text, *word);
	}
	return text;
}

int main(int argc, char **argv) {
	const char *control = NULL, *kill = getenv("TOY_KILL");
	int at = 1, opens = 0;
	find_toy();
	for (; at < argc && argv[at][0] == '-'; at++) {
		if (!strcmp(argv[at], "--")) {
			at++;
			break;
		}
		if (!strcmp(argv[at], "-fN")) opens = 1;
		else if (!strcmp(argv[at], "-O")) return 0;
		else if (strlen(argv[at]) != 2 || !strchr("opil", argv[at][1]) || at + 1 >= argc)
			fail("unexpected option %s\n", argv[at]);
		else if (!strncmp(argv[++at], "ControlPath=", 12)) control = argv[at] + 12;
	}
	if (at >= argc) fail("%s\n", "a host is missing");
	const char *user = strrchr(argv[at], '@');
	const char *host = user ? user + 1 : argv[at];
	if (access(in_toy("hosts/%s/pid", host), F_OK) || !access(in_toy("hosts/%s/down", host), F_OK))
		fail("ssh: connect to host %s port 22: No route to host\n", host);
	if (opens) return close(open(control ? control : "/dev/null", O_WRONLY | O_CREAT, 0600)) ? 255 : 0;
	char *command = joined(argv + at + 1);
	long number = count();
	if (kill && *kill && strtol(kill, NULL, 10) == number)
		execl(in_toy("%s", "bin/toy-kill.sh"), "toy-kill.sh", host, strchr(kill, '-') + 1, command, NULL);
	run(host, command);
}
