/*
 * Stand-in for C:\Windows\System32\sc.exe.
 *
 * What it stands for: the service manager, as far as `config`, `start`, `stop`, `query`, `queryex`
 * and `qc` reach it. A service is its key in HKLM\SYSTEM\CurrentControlSet\Services; `config`
 * writes Start, DelayedAutostart, ObjectName and Type there, as Windows does. Whether a service runs
 * is kept in C:\repairbook-services.txt, a line `NAME TAB STATE` (the numbers of Windows: 1 stopped,
 * 4 running); without a line it is stopped.
 *
 * What it keeps of Windows: an option and its value are two words (`start= auto`), else 1639; an
 * unknown service 1060, start of a disabled one 1058, of a running one 1056, stop of a stopped one
 * 1062, of one that a running one depends on 1051, an account with a password but none given 1057. `start` and `stop` do not wait: the first
 * query after one of them still answers 2 (start pending) or 3 (stop pending). Errors are printed
 * on stdout. The words of the output are translated, its numbers are not. `start= auto` sets
 * DelayedAutostart to 0 where it was there, and makes none where it was not.
 *
 * What it does not: groups that a service depends on, services that cannot be stopped (1052), the
 * other options of `config`, the other verbs, other machines.
 *
 * Verbs in orders: `config`, `start`, `stop`, `query`, `queryex`, `qc`.
 */
#include "stand-in.h"
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define STATES L"C:\\repairbook-services.txt"
#define SERVICES L"SYSTEM\\CurrentControlSet\\Services\\"
#define NOT_GIVEN 0xFFFFFFFFu

enum { STOPPED = 1, START_PENDING = 2, STOP_PENDING = 3, RUNNING = 4 };

static const char *const STATE_NAMES[] = { "", "STOPPED", "START_PENDING", "STOP_PENDING", "RUNNING" };
static const char *const START_NAMES[] = { "BOOT_START", "SYSTEM_START", "AUTO_START", "DEMAND_START",
                                           "DISABLED" };

static int fail(const char *call, int code)
{
    static const struct { int code; const char *en, *fr; } texts[] = {
        { 1051, "A stop control has been sent to a service that other running services are dependent on.",
          "Un contr\x93le d'arr\x88t a \x82t\x82 envoy\x82 \x85 un service dont d'autres services d\x82pendent." },
        { 1056, "An instance of the service is already running.",
          "Une instance du service s'ex\x82" "cute d\x82j\x85." },
        { 1057, "The account name is invalid or does not exist, or the password is invalid for the "
                "account name specified.",
          "Le nom de compte n'est pas valide ou n'existe pas." },
        { 1058, "The service cannot be started, either because it is disabled or because it has no "
                "enabled devices associated with it.",
          "Le service ne peut pas \x88tre d\x82marr\x82." },
        { 1060, "The specified service does not exist as an installed service.",
          "Le service sp\x82" "cifi\x82 n'existe pas en tant que service install\x82." },
        { 1062, "The service has not been started.", "Le service n'a pas \x82t\x82 d\x82marr\x82." },
    };
    printf("[SC] %s %s %d:\n\n", call, is_french() ? "\x82" "chec(s)" : "FAILED", code);
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
        if (texts[i].code == code) printf("%s\n\n", is_french() ? texts[i].fr : texts[i].en);
    return code;
}

static int usage(void)
{
    return answer(1639, "DESCRIPTION:\n        SC is a command line program used for communicating "
                        "with the Service Control Manager and services.\n");
}

static HKEY open_service(const WCHAR *name)
{
    WCHAR path[600];
    HKEY key = NULL;
    if (!*name || wcschr(name, '\\') || wcslen(name) > 256) return NULL;
    _snwprintf(path, 600, SERVICES L"%ls", name);
    if (RegOpenKeyExW(HKEY_LOCAL_MACHINE, path, 0, KEY_READ | KEY_WRITE, &key)) return NULL;
    return key;
}

static DWORD dword_of(HKEY key, const WCHAR *name, DWORD otherwise)
{
    DWORD data, type, size = sizeof(data);
    if (RegQueryValueExW(key, name, NULL, &type, (BYTE *)&data, &size)) return otherwise;
    return type == REG_DWORD ? data : otherwise;
}

static void set_dword(HKEY key, const WCHAR *name, DWORD data)
{
    RegSetValueExW(key, name, 0, REG_DWORD, (const BYTE *)&data, sizeof(data));
}

static void text_of(HKEY key, const WCHAR *name, WCHAR *out, DWORD length)
{
    DWORD size = (length - 1) * sizeof(WCHAR);
    memset(out, 0, length * sizeof(WCHAR));
    if (RegQueryValueExW(key, name, NULL, NULL, (BYTE *)out, &size)) out[0] = 0;
}

/* Reads the state of a service, or with `state` writes it. */
static int state_of(const WCHAR *service, int state)
{
    static char kept[65536];
    char name[1024], line[1200], *tab;
    int found = STOPPED;
    FILE *file = _wfopen(STATES, L"rb");

    kept[0] = 0;
    WideCharToMultiByte(CP_UTF8, 0, service, -1, name, sizeof(name), NULL, NULL);
    while (file && fgets(line, sizeof(line), file)) {
        line[strcspn(line, "\r\n")] = 0;
        if (!(tab = strchr(line, '\t'))) continue;
        *tab = 0;
        if (!_stricmp(line, name)) found = atoi(tab + 1);
        else if (strlen(kept) + strlen(line) < sizeof(kept) - 16)
            sprintf(kept + strlen(kept), "%s\t%s\r\n", line, tab + 1);
    }
    if (file) fclose(file);
    if (state && (file = _wfopen(STATES, L"wb"))) {
        fprintf(file, "%s%s\t%d\r\n", kept, name, state);
        fclose(file);
    }
    return found;
}

static int is_word(const WCHAR *text, const char *const *words, int count)
{
    for (int i = 0; i < count; i++) {
        size_t length = strlen(words[i]);
        if (wcslen(text) != length) continue;
        size_t at = 0;
        while (at < length && towlower(text[at]) == (WCHAR)words[i][at]) at++;
        if (at == length) return i;
    }
    return -1;
}

/* The accounts that need no password: built in, managed, or the service's own. */
static int needs_password(const WCHAR *account)
{
    return _wcsicmp(account, L"LocalSystem") && _wcsnicmp(account, L"NT AUTHORITY\\", 13) &&
           _wcsnicmp(account, L"AUTORITE NT\\", 12) && _wcsnicmp(account, L"NT SERVICE\\", 11) &&
           account[wcslen(account) - 1] != '$';
}

static int config(int argc, WCHAR **argv)
{
    static const char *const starts[] = { "boot", "system", "auto", "demand", "disabled",
                                          "delayed-auto" };
    static const char *const types[] = { "own", "share", "interact" };
    static const DWORD type_bits[] = { 0x10, 0x20, 0x100 };
    const WCHAR *account = NULL, *password = NULL;
    DWORD start = NOT_GIVEN, type = 0;
    HKEY key;
    int word;

    if (argc < 3) return usage();
    for (int i = 3; i < argc; i += 2) {
        if (i + 1 >= argc) return usage();
        if (!_wcsicmp(argv[i], L"start=")) {
            if ((word = is_word(argv[i + 1], starts, 6)) < 0) return usage();
            start = (DWORD)word;
        } else if (!_wcsicmp(argv[i], L"type=")) {
            if ((word = is_word(argv[i + 1], types, 3)) < 0) return usage();
            type |= type_bits[word];
        } else if (!_wcsicmp(argv[i], L"obj=")) {
            account = argv[i + 1];
        } else if (!_wcsicmp(argv[i], L"password=")) {
            password = argv[i + 1];
        } else {
            return usage();
        }
    }
    if (!(key = open_service(argv[2]))) return fail("OpenService", 1060);
    if (account && (!*account || (needs_password(account) && !password))) {
        RegCloseKey(key);
        return fail("ChangeServiceConfig", 1057);
    }
    if (start != NOT_GIVEN) {
        set_dword(key, L"Start", start == 5 ? 2 : start);
        if (start == 5) set_dword(key, L"DelayedAutostart", 1);
        else if (start == 2 && dword_of(key, L"DelayedAutostart", NOT_GIVEN) != NOT_GIVEN)
            set_dword(key, L"DelayedAutostart", 0);
    }
    if (type) set_dword(key, L"Type", type);
    if (account)
        RegSetValueExW(key, L"ObjectName", 0, REG_SZ, (const BYTE *)account,
                       (DWORD)((wcslen(account) + 1) * sizeof(WCHAR)));
    RegCloseKey(key);
    printf("[SC] ChangeServiceConfig %s\n", is_french() ? "r\x82ussite(s)" : "SUCCESS");
    return 0;
}

static void print_state(const WCHAR *service, DWORD type, int state, int extended)
{
    const char *word = is_french() ? "\x90TAT" : "STATE";
    printf("\n%s: %ls \n", is_french() ? "NOM_SERVICE" : "SERVICE_NAME", service);
    printf("        TYPE               : %lx  %s  \n", type,
           type & 0x20 ? "WIN32_SHARE_PROCESS" : "WIN32_OWN_PROCESS");
    printf("        %-19s: %d  %s \n", word, state, STATE_NAMES[state]);
    printf("                                %s\n",
           state == RUNNING ? "(STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)"
                            : "(NOT_STOPPABLE, NOT_PAUSABLE, IGNORES_SHUTDOWN)");
    printf("        WIN32_EXIT_CODE    : 0  (0x0)\n        SERVICE_EXIT_CODE  : 0  (0x0)\n");
    printf("        CHECKPOINT         : 0x0\n        WAIT_HINT          : 0x0\n");
    if (extended)
        printf("        PID                : %d\n        FLAGS              : \n",
               state == RUNNING ? 4711 : 0);
}

static int query(int argc, WCHAR **argv, int extended)
{
    HKEY key;
    int state;

    if (argc != 3) return usage();
    if (!(key = open_service(argv[2])))
        return fail("EnumQueryServicesStatus:OpenService", 1060);
    state = state_of(argv[2], 0);
    print_state(argv[2], dword_of(key, L"Type", 0x10), state, extended);
    RegCloseKey(key);
    /* What was pending is done when one looks again. */
    if (state == START_PENDING) state_of(argv[2], RUNNING);
    if (state == STOP_PENDING) state_of(argv[2], STOPPED);
    return 0;
}

static int qc(int argc, WCHAR **argv)
{
    WCHAR path[1024], name[300], account[300];
    DWORD start;
    HKEY key;

    if (argc < 3) return usage();
    if (!(key = open_service(argv[2]))) return fail("OpenService", 1060);
    start = dword_of(key, L"Start", 3);
    text_of(key, L"ImagePath", path, 1024);
    text_of(key, L"DisplayName", name, 300);
    text_of(key, L"ObjectName", account, 300);
    printf("[SC] QueryServiceConfig %s\n\n", is_french() ? "r\x82ussite(s)" : "SUCCESS");
    printf("%s: %ls\n", is_french() ? "NOM_SERVICE" : "SERVICE_NAME", argv[2]);
    printf("        TYPE               : %lx  %s \n", dword_of(key, L"Type", 0x10),
           dword_of(key, L"Type", 0x10) & 0x20 ? "WIN32_SHARE_PROCESS" : "WIN32_OWN_PROCESS");
    printf("        START_TYPE         : %lu   %s%s\n", start, START_NAMES[start > 4 ? 3 : start],
           start == 2 && dword_of(key, L"DelayedAutostart", 0) == 1 ? "  (DELAYED)" : "");
    printf("        ERROR_CONTROL      : %lu   NORMAL\n", dword_of(key, L"ErrorControl", 1));
    printf("        BINARY_PATH_NAME   : %ls\n        LOAD_ORDER_GROUP   : \n", path);
    printf("        TAG                : 0\n        DISPLAY_NAME       : %ls\n", name);
    printf("        DEPENDENCIES       : \n        SERVICE_START_NAME : %ls\n", account);
    RegCloseKey(key);
    return 0;
}

static int start(int argc, WCHAR **argv)
{
    HKEY key;
    DWORD how, type;

    if (argc < 3) return usage();
    if (!(key = open_service(argv[2]))) return fail("StartService: OpenService", 1060);
    how = dword_of(key, L"Start", 3);
    type = dword_of(key, L"Type", 0x10);
    RegCloseKey(key);
    if (state_of(argv[2], 0) != STOPPED) return fail("StartService", 1056);
    if (how == 4) return fail("StartService", 1058);
    state_of(argv[2], START_PENDING);
    print_state(argv[2], type, START_PENDING, 1);
    return 0;
}

/* Whether a service that runs names this one in its DependOnService. */
static int is_needed(const WCHAR *service)
{
    static WCHAR needs[8192];
    WCHAR name[300];
    HKEY root, key;
    int found = 0;

    if (RegOpenKeyExW(HKEY_LOCAL_MACHINE, SERVICES, 0, KEY_READ, &root)) return 0;
    for (DWORD i = 0; !found && !RegEnumKeyW(root, i, name, 300); i++) {
        DWORD size = sizeof(needs) - 2 * sizeof(WCHAR);
        if (!(key = open_service(name))) continue;
        memset(needs, 0, sizeof(needs));
        if (!RegQueryValueExW(key, L"DependOnService", NULL, NULL, (BYTE *)needs, &size))
            for (const WCHAR *one = needs; *one && !found; one += wcslen(one) + 1)
                found = !_wcsicmp(one, service) && state_of(name, 0) == RUNNING;
        RegCloseKey(key);
    }
    RegCloseKey(root);
    return found;
}

static int stop(int argc, WCHAR **argv)
{
    HKEY key;
    DWORD type;

    if (argc < 3) return usage();
    if (!(key = open_service(argv[2]))) return fail("OpenService", 1060);
    type = dword_of(key, L"Type", 0x10);
    RegCloseKey(key);
    if (state_of(argv[2], 0) != RUNNING) return fail("ControlService", 1062);
    if (is_needed(argv[2])) return fail("ControlService", 1051);
    state_of(argv[2], STOP_PENDING);
    print_state(argv[2], type, STOP_PENDING, 0);
    return 0;
}

static int work(int argc, WCHAR **argv)
{
    if (argc < 2) return usage();
    if (!_wcsicmp(argv[1], L"config")) return config(argc, argv);
    if (!_wcsicmp(argv[1], L"start")) return start(argc, argv);
    if (!_wcsicmp(argv[1], L"stop")) return stop(argc, argv);
    if (!_wcsicmp(argv[1], L"query")) return query(argc, argv, 0);
    if (!_wcsicmp(argv[1], L"queryex")) return query(argc, argv, 1);
    if (!_wcsicmp(argv[1], L"qc")) return qc(argc, argv);
    return usage();
}

int wmain(int argc, WCHAR **argv)
{
    static const struct program program = { "sc", COMMON_JOURNAL, "[SC] FAILED 5:\n\nAccess is denied.\n\n",
                                            "[SC] SUCCESS\n", 0 };
    char verb[64] = "";

    if (argc > 1) WideCharToMultiByte(CP_UTF8, 0, argv[1], -1, verb, sizeof(verb) - 1, NULL, NULL);
    return stand_in(&program, _strlwr(verb), argc, argv, work);
}
