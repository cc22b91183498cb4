#include "common.h"
#include <dirent.h>
#include <netdb.h>
#include <sys/socket.h>

static void reach(const char *to, const char *port) {
	struct addrinfo *found = NULL, want = {.ai_family = AF_INET, .ai_socktype = SOCK_STREAM};
	int line = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (!port || getaddrinfo(to, port, &want, &found) || connect(line, found->ai_addr, found->ai_addrlen) < 0)
		fail("Failed to connect to the remote host");
	close(line);
}

static int fits(const char *wanted, const char *actual) {
	return !strcmp(wanted, "*") || !strcmp(wanted, actual ? actual : "");
}

/*
 * Terminal mode: connects to the node for real, then prints the first prepared answer that fits.
 * An answer is a file of /lab/control/answers, in the order of the names: host or *, port or *, exit code,
 * text that the script must contain (may be empty), each on a line; the rest is printed.
 */
int terminal(const char *to, const char *port, const char *run) {
	char script[8000] = "", text[16000] = "", path[400], answer[65536];
	if (!run || !slurp(run, script, sizeof script)) fail("cannot read the script to run");
	escape(text, sizeof text, script);
	record("run", text);
	if (to) reach(to, port);
	struct dirent **names;
	int count = scandir("/lab/control/answers", &names, NULL, alphasort);
	for (int i = 0; i < count; i++) {
		snprintf(path, sizeof path, "/lab/control/answers/%s", names[i]->d_name);
		char *field[4], *rest = answer;
		if (names[i]->d_name[0] == '.' || !slurp(path, answer, sizeof answer)) continue;
		for (int k = 0; k < 4; k++) field[k] = rest ? strsep(&rest, "\n") : "";
		if (!fits(field[0], to) || !fits(field[1], port) || !strstr(script, field[3])) continue;
		fputs(rest ? rest : "", stdout);
		return atoi(field[2]);
	}
	fail("no answer was prepared for this script");
}
