#include "common.h"
#include <stdarg.h>
#include <time.h>

char server[2048], host[128] = "?", arguments[4096];
const char *log_file;

/* Appends one formatted text to a file with a single write, so that the lines of several processes do not mix. */
void append(const char *path, const char *format, ...) {
	char text[32000];
	va_list values;
	va_start(values, format);
	int size = vsnprintf(text, sizeof text, format, values);
	va_end(values);
	int file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
	if (file < 0) return;
	if (write(file, text, size < (int)sizeof text ? size : (int)sizeof text - 1) < 0) perror(path);
	close(file);
}

/* Adds `from` to `to` with newline, tab and backslash as two characters. */
void escape(char *to, size_t size, const char *from) {
	size_t used = strlen(to);
	for (; *from && used + 3 < size; from++) {
		const char *code = *from == '\n' ? "\\n" : *from == '\t' ? "\\t" : *from == '\\' ? "\\\\" : NULL;
		to[used++] = code ? code[0] : *from;
		if (code) to[used++] = code[1];
	}
	to[used] = 0;
}

/* Notes an event in the lab's and in the package's calls.log: time, host, event, pid, cwd, command line, text. */
void record(const char *event, const char *text) {
	char cwd[2048] = "?", own[2100];
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	if (!getcwd(cwd, sizeof cwd)) perror("getcwd");
	snprintf(own, sizeof own, "%s/clusterDemo/log/calls.log", server);
	const char *files[] = {"/lab/shared/calls.log", own};
	for (int i = 0; i < 2; i++)
		append(files[i], "%lld.%09ld\t%s\t%s\t%d\t%s\t%s\t%s\n", (long long)now.tv_sec, now.tv_nsec, host, event,
			getpid(), cwd, arguments, text);
}

/* Notes a failure and ends the program. */
void fail(const char *why) {
	char text[1000] = "";
	escape(text, sizeof text, why);
	record("failed", text);
	fprintf(stderr, "%s\n", why);
	if (log_file) append(log_file, "<ERROR> : %s\n", why);
	exit(1);
}

/* The word after an option, or NULL. */
const char *option(int count, char **list, const char *name) {
	for (int i = 1; i + 1 < count; i++)
		if (!strcmp(list[i], name)) return list[i + 1];
	return NULL;
}

/* Reads a small file; 0 when there is none. */
int slurp(const char *path, char *to, size_t size) {
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0) return 0;
	ssize_t got = read(file, to, size - 1);
	close(file);
	to[got < 0 ? 0 : got] = 0;
	return 1;
}
