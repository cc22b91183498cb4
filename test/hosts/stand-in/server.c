/*
 * Stand-in for the vendor's server. A compiled program and no script, so that /proc/<pid>/exe lies in the package.
 * It reads localSite, listens on that port, writes its log and Raft marker, flushes and ends on SIGTERM.
 * Files below /lab/control (written by stand-in.ts) change its behaviour.
 */
#include "common.h"
#include <arpa/inet.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>

static volatile sig_atomic_t stopping;

static void on_term(int number) {
	(void)number;
	stopping = 1;
}

static int control(const char *alias, const char *what, char *to, size_t size) {
	char path[300];
	snprintf(path, sizeof path, "/lab/control/%s.%s", alias, what);
	if (slurp(path, to, size)) return 1;
	snprintf(path, sizeof path, "/lab/control/all.%s", what);
	return slurp(path, to, size);
}

static int milliseconds(const char *alias, const char *what, int otherwise) {
	char text[32];
	return control(alias, what, text, sizeof text) ? atoi(text) : otherwise;
}

static void local_site(const char *config, char *to, size_t size) {
	char text[65536] = "";
	if (!config || !slurp(config, text, sizeof text)) fail("cannot read the configuration file");
	for (char *line = strtok(text, "\r\n"); line; line = strtok(NULL, "\r\n")) {
		char *value = strchr(line, '=');
		if (!value || strncmp(line, "localSite", 9)) continue;
		snprintf(to, size, "%s", value + 1 + strspn(value + 1, " \t"));
		to[strcspn(to, " \t")] = 0;
	}
}

/* Binds the port on all addresses, as the vendor's server does, once the named address has proved to be ours. */
static int attach(const char *address, int port) {
	struct sockaddr_in at = {.sin_family = AF_INET};
	int probe = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
	if (inet_pton(AF_INET, address, &at.sin_addr) == 1 && bind(probe, (struct sockaddr *)&at, sizeof at) < 0)
		fail("localSite names an address that this host does not have");
	close(probe);
	int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
	at = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons(port)};
	if (bind(listener, (struct sockaddr *)&at, sizeof at) < 0) fail("cannot bind the port: address already in use");
	return listener;
}

/* Accepts and hangs up until SIGTERM, or for so many milliseconds when limit >= 0. */
static void serve(int listener, long limit) {
	sigset_t none;
	sigemptyset(&none);
	struct timespec begin, now;
	clock_gettime(CLOCK_MONOTONIC, &begin);
	for (long left = limit; !stopping && (limit < 0 || left > 0);) {
		struct timespec wait = {left / 1000, left % 1000 * 1000000};
		struct pollfd watch = {.fd = listener, .events = POLLIN};
		if (ppoll(&watch, listener < 0 ? 0 : 1, limit < 0 ? NULL : &wait, &none) > 0)
			close(accept(listener, NULL, NULL));
		clock_gettime(CLOCK_MONOTONIC, &now);
		left = limit - (now.tv_sec - begin.tv_sec) * 1000 - (now.tv_nsec - begin.tv_nsec) / 1000000;
	}
}

static void raft_marker(char *path, size_t size, const char *home, const char *alias) {
	const char *part[] = {home, alias, "raft"};
	for (int i = 0; i < 3; i++) {
		snprintf(path + strlen(path), size - strlen(path), i ? "/%s" : "%s", part[i]);
		mkdir(path, 0755);
	}
	snprintf(path + strlen(path), size - strlen(path), "/raftHardstate");
}

static int run_server(int count, char **list) {
	char site[300] = "", text[1000] = "", raft[1000] = "";
	record("start", "");
	const char *mode = option(count, list, "-mode"), *home = option(count, list, "-home");
	const char *given = option(count, list, "-localSite");
	if (given) snprintf(site, sizeof site, "%s", given);
	else local_site(option(count, list, "-config"), site, sizeof site);
	char *address = strtok(site, ":"), *port = strtok(NULL, ":"), *alias = strtok(NULL, ":");
	if (!alias) fail("localSite is missing or not of the form host:port:alias");
	log_file = option(count, list, "-logFile");
	if (log_file && open(log_file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644) < 0) {
		log_file = NULL;
		fail("cannot open the log file");
	}
	if (control(alias, "fail", text, sizeof text)) fail(text);
	int listener = attach(address, atoi(port));
	serve(-1, milliseconds(alias, "start-ms", 0));
	if (stopping) fail("stopped before it was up");
	if (mode && home && !strcmp(mode, "controller")) {
		raft_marker(raft, sizeof raft, home, alias);
		append(raft, "started on %s as %s:%s:%s\n", host, address, port, alias);
		if (log_file) append(log_file, "<Raft> Group 1 initialized successfully\nDFSRaftReplayWorker started\n");
	}
	listen(listener, 128);
	if (log_file) append(log_file, "Job scheduler initialization completed.\n");
	record("listening", alias);
	serve(listener, -1);
	record("stopping", alias);
	signal(SIGTERM, SIG_IGN);
	stopping = 0;
	serve(listener, milliseconds(alias, "stop-ms", 300));
	if (*raft) append(raft, "flushed %s:%s:%s\n", address, port, alias);
	record("stopped", alias);
	return 0;
}

int main(int count, char **list) {
	ssize_t size = readlink("/proc/self/exe", server, sizeof server - 1);
	server[size < 0 ? 0 : size] = 0;
	if (strrchr(server, '/')) *strrchr(server, '/') = 0;
	slurp("/lab/host", host, sizeof host);
	for (int i = 0; i < count; i++) {
		escape(arguments, sizeof arguments, list[i]);
		if (i + 1 < count) escape(arguments, sizeof arguments, " ");
	}
	const char *to = option(count, list, "-remoteHost"), *run = option(count, list, "-run");
	if (to || run) return terminal(to, option(count, list, "-remotePort"), run);
	sigset_t term;
	sigemptyset(&term);
	sigaddset(&term, SIGTERM);
	sigprocmask(SIG_BLOCK, &term, NULL); /* delivered inside ppoll only */
	signal(SIGTERM, on_term);
	return run_server(count, list);
}
