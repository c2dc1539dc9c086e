/*
 * What every stand-in for a program of Windows has in common: orders from the test, a journal, and
 * the language that this Windows speaks.
 *
 * Orders, C:\repairbook-faults.txt, one per line, `PROGRAM VERB WHICH [ANSWER]`:
 *
 *   sc config 3 5      the third `sc config` does nothing and answers 5
 *   dism run 1-2 3010  the first two calls of dism answer 3010
 *   sc start * 0       every `sc start` claims success and does nothing
 *   sc config 2 kill   the second one does its work; then the script that called it is ended at
 *                      once, as by a power cut: whatever it had left to do is not done
 *
 * Without ANSWER it is 1. Orders for reg.exe have no PROGRAM: `add 3`. Each program's source says
 * which VERBs it has.
 *
 * Journal, C:\repairbook-journal.txt, UTF-8, a line per call: program, TAB, verb, TAB, exit code,
 * TAB, the command line after the program's name. It is also the counter for WHICH.
 *
 * Language: with REPAIRBOOK_LANGUAGE=fr in the environment, what Windows translates is in French,
 * in code page 850. Names of accounts and rules are, too, and the English ones are unknown.
 */
#ifndef STAND_IN_H
#define STAND_IN_H
#include <windows.h>
#include <stdio.h>

struct program {
    const char *name;       /* in orders and in the journal; NULL: neither names the program */
    const WCHAR *journal;
    const char *refusal;    /* what it says when an order has it answer anything but 0 */
    const char *agreement;  /* what it says when an order has it answer 0 */
    int refuses_on_stderr;  /* Windows' own prints its refusals there */
};

#define COMMON_JOURNAL L"C:\\repairbook-journal.txt"
#define FAULTS L"C:\\repairbook-faults.txt"

/* Does `work`, or what an order says instead; writes the journal. Returns the exit code. */
int stand_in(const struct program *program, const char *verb, int argc, WCHAR **argv,
             int (*work)(int argc, WCHAR **argv));

/* The command line after the program's own name, as typed. */
const WCHAR *command_tail(void);

/* Whether this Windows speaks French. */
int is_french(void);

/* Prints a sentence and gives back `code`. */
int answer(int code, const char *text);

#endif
