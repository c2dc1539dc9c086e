/*
 * Runs a console program of Wine's in this process, with the costly questions that it asks of
 * Windows answered here.
 */
#ifndef IN_PROCESS_H
#define IN_PROCESS_H
#include <windows.h>

/* A function that the program gets in place of the one that it imports; the last has no name. */
struct replacement {
    const char *name;
    void *function;
};

/*
 * Loads the program at this Windows path and runs it as it would run by itself, with the command
 * line and the streams of this process. Returns the exit code that it ends with, or 1 where it could
 * not be loaded. Once in a process: what it left of itself is not cleared.
 */
int run_in_process(const WCHAR *path, const struct replacement *replacements);

#endif
