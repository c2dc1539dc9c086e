#include "stand-in.h"
#include <stdlib.h>
#include <string.h>
#include <tlhelp32.h>
#include <wchar.h>

#define KILL (-2)
#define NO_ORDER (-1)

const WCHAR *command_tail(void)
{
    const WCHAR *p = GetCommandLineW();
    int quoted = 0;
    for (; *p && (quoted || (*p != ' ' && *p != '\t')); p++)
        if (*p == '"') quoted = !quoted;
    return p;
}

int is_french(void)
{
    char language[8];
    return GetEnvironmentVariableA("REPAIRBOOK_LANGUAGE", language, sizeof(language)) &&
           !_stricmp(language, "fr");
}

int answer(int code, const char *text)
{
    fputs(text, stdout);
    return code;
}

/* What a line of the journal begins with for calls like this one. */
static void call_prefix(char *out, size_t size, const struct program *program, const char *verb)
{
    if (program->name) _snprintf(out, size, "%s\t%s\t", program->name, verb);
    else _snprintf(out, size, "%s\t", verb);
    out[size - 1] = 0;
}

/* How many calls like this one the journal already holds. The journal is the only counter. */
static int calls_so_far(const struct program *program, const char *verb)
{
    static char line[16384];
    char prefix[160];
    int count = 0, at_start = 1;
    FILE *file = _wfopen(program->journal, L"rb");

    if (!file) return 0;
    call_prefix(prefix, sizeof(prefix), program, verb);
    while (fgets(line, sizeof(line), file)) {
        if (at_start && !strncmp(line, prefix, strlen(prefix))) count++;
        at_start = strchr(line, '\n') != NULL;
    }
    fclose(file);
    return count;
}

static int is_meant(const char *which, int number)
{
    int first, last, bounds;
    if (!strcmp(which, "*")) return 1;
    bounds = sscanf(which, "%d-%d", &first, &last);
    if (bounds == 1) last = first;
    return bounds >= 1 && number >= first && number <= last;
}

/* The exit code that an order has for this call, KILL, or NO_ORDER. */
static int ordered(const struct program *program, const char *verb)
{
    char line[1100], word[4][64];
    int number = calls_so_far(program, verb) + 1, result = NO_ORDER;
    FILE *file = _wfopen(FAULTS, L"rb");

    if (!file) return NO_ORDER;
    while (fgets(line, sizeof(line), file)) {
        int words = sscanf(line, "%63s %63s %63s %63s", word[0], word[1], word[2], word[3]);
        int at = 0;
        if (program->name) {
            if (words < 3 || _stricmp(word[0], program->name)) continue;
            at = 1;
        }
        if (words < at + 2 || _stricmp(word[at], verb) || !is_meant(word[at + 1], number)) continue;
        if (words < at + 3) result = 1;
        else result = _stricmp(word[at + 2], "kill") ? atoi(word[at + 2]) : KILL;
    }
    fclose(file);
    return result;
}

static void write_journal(const struct program *program, const char *verb, int code)
{
    static char utf8[65536];
    char prefix[160];
    const WCHAR *tail = command_tail();
    FILE *file = _wfopen(program->journal, L"ab");

    if (!file) return;
    while (*tail == ' ' || *tail == '\t') tail++;
    WideCharToMultiByte(CP_UTF8, 0, tail, -1, utf8, sizeof(utf8), NULL, NULL);
    call_prefix(prefix, sizeof(prefix), program, verb);
    fprintf(file, "%s%d\t%s\r\n", prefix, code, utf8);
    fclose(file);
}

static int find_process(HANDLE snapshot, DWORD id, PROCESSENTRY32W *entry)
{
    entry->dwSize = sizeof(*entry);
    for (BOOL more = Process32FirstW(snapshot, entry); more; more = Process32NextW(snapshot, entry))
        if (entry->th32ProcessID == id) return 1;
    return 0;
}

static int is_shell(const WCHAR *name)
{
    return !_wcsicmp(name, L"cmd.exe") || !_wcsicmp(name, L"repairbook-host.exe");
}

/* Ends the shells above this process, the outermost first, so that none of them goes on. */
static void end_shells(void)
{
    HANDLE snapshot = CreateToolhelp32Snapshot(TH32CS_SNAPPROCESS, 0);
    PROCESSENTRY32W entry;
    DWORD shells[16];
    int count = 0;

    if (!find_process(snapshot, GetCurrentProcessId(), &entry)) return;
    while (count < 16 && find_process(snapshot, entry.th32ParentProcessID, &entry) &&
           is_shell(entry.szExeFile))
        shells[count++] = entry.th32ProcessID;
    while (count-- > 0) {
        HANDLE shell = OpenProcess(PROCESS_TERMINATE, FALSE, shells[count]);
        TerminateProcess(shell, 137);
        CloseHandle(shell);
    }
}

int stand_in(const struct program *program, const char *verb, int argc, WCHAR **argv,
             int (*work)(int argc, WCHAR **argv))
{
    int order = ordered(program, verb);
    int code;

    if (order == KILL || order == NO_ORDER) {
        code = work(argc, argv);
    } else {
        code = order;
        fputs(order ? program->refusal : program->agreement,
              order && program->refuses_on_stderr ? stderr : stdout);
    }
    fflush(stdout);
    write_journal(program, verb, code);
    if (order == KILL) end_shells();
    return code;
}
