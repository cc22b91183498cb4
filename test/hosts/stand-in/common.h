/* What the two halves of the stand-in for the vendor's server share: noting calls, reading small files, giving up. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The server folder of the package, the address of the host (/lab/host), the command line as noted in calls.log. */
extern char server[2048], host[128], arguments[4096];
/* The file given with -logFile, or NULL. */
extern const char *log_file;

void append(const char *path, const char *format, ...) __attribute__((format(printf, 2, 3)));
void escape(char *to, size_t size, const char *from);
void record(const char *event, const char *text);
void fail(const char *why) __attribute__((noreturn));
const char *option(int count, char **list, const char *name);
int slurp(const char *path, char *to, size_t size);
int terminal(const char *to, const char *port, const char *run);
