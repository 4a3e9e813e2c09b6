/*
 * Drives already_mounted() of the fuse 2.8.3 patch on a mount table of the test's choosing.
 *   harness TABLE MOUNTPOINT FSNAME SUBTYPE      ("-" for not given)
 * With FAIL_AFTER=N in the environment reading the table fails after N lines.
 * Prints "refuse" or "mount". Every path that is looked at on disk goes to stderr: the mount point must not be there.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct mount_opts {
	int nonempty;
	int blkdev;
	char *fsname;
	char *subtype;
};

static char *seen_realpath(const char *path, char *buf)
{
	char *res = realpath(path, buf);

	fprintf(stderr, "looked at %s\n", res ? res : path);
	return res;
}

static ssize_t seen_readlink(const char *path, char *buf, size_t size)
{
	fprintf(stderr, "looked at %s\n", path);
	return readlink(path, buf, size);
}

static ssize_t failing_getline(char **line, size_t *size, FILE *fp)
{
	static int lines;
	const char *limit = getenv("FAIL_AFTER");

	if (limit && lines++ >= atoi(limit))
		return -1;
	return getline(line, size, fp);
}

#define getline failing_getline
#define realpath seen_realpath
#define readlink seen_readlink
#include "functions.c"

int main(int argc, char **argv)
{
	struct mount_opts mo = { 0, 0, NULL, NULL };

	if (argc != 5)
		return 2;
	if (strcmp(argv[3], "-") != 0)
		mo.fsname = argv[3];
	if (strcmp(argv[4], "-") != 0)
		mo.subtype = argv[4];
	puts(already_mounted(argv[1], argv[2], &mo) ? "refuse" : "mount");
	return 0;
}
