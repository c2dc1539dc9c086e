/*
 * Stand-in for C:\Windows\System32\reg.exe in a Wine prefix.
 *
 * What it stands for: the three verbs of Windows' reg.exe that Wine 8 does not have. `load` and
 * `unload` mount a hive file under HKLM or HKU; here `load` reads the real hive file with hivex,
 * imports it into Wine's registry, and `unload` writes the differences back with hivex. `save`
 * writes a key into a new hive file. `query` prints a REG_QWORD, which Wine's does not, and takes
 * `/se X`, which parts the strings of a list by X. Every other verb is Wine's own: its reg
 * (reg-wine.exe beside this file) is loaded into this process and run with the command line as it
 * is (programs/in-process.c), because a second process would cost as much as all the rest.
 *
 * What it keeps of Windows: `load` of a missing file succeeds and creates an empty hive; a name in
 * use, a locked file and a file that is no hive are refused with 1; a loaded file is held open
 * without sharing until `unload`, so it cannot be copied meanwhile; `unload` of what is not loaded
 * is refused with 1; errors go to stderr. What it cannot show: an `unload` refused because a
 * program still holds a key open. A fault rule stands for that.
 *
 * Orders (programs/stand-in.h) have no name of a program: `add 3 1` = the third `add` does nothing
 * and answers 1; `add 3 kill` = it is done, and then the script is ended. `lock KEY` = every `load`
 * makes this key (HKLM\NAME\…) unwritable, if it is in what was loaded: as a key is that belongs to
 * TrustedInstaller. That is a fault which also meets a program that writes without reg.exe.
 * `reg --lock KEY` does it at once, `reg --unlock KEY` takes it back.
 *
 * Journal, C:\repairbook-reg-journal.txt, UTF-8, a line per call: verb, TAB, exit code, TAB, the
 * command line after the program name.
 */
#include "../programs/in-process.h"
#include "../programs/stand-in.h"
#include <stdlib.h>
#include <wchar.h>

#define JOURNAL L"C:\\repairbook-reg-journal.txt"
#define HIVES L"C:\\repairbook-hives"
#define SYSTEM32 L"C:\\windows\\system32"
#define WINE_REG SYSTEM32 L"\\reg-wine.exe"
#define LONG_PATH 4096
#define HELPER_TIMEOUT 120000

typedef char *(CDECL *unix_name_fn)(const WCHAR *);

/* The registry name of a loaded hive: `HKLM\BROKENSYSTEM` taken apart. */
struct mount {
    HKEY root;
    const WCHAR *root_name;
    WCHAR name[256];
    WCHAR key[300];    /* HKEY_LOCAL_MACHINE\BROKENSYSTEM */
    WCHAR record[400]; /* HIVES\HKEY_LOCAL_MACHINE-BROKENSYSTEM, no extension */
};

static int refuse(const char *text)
{
    fprintf(stderr, "ERROR: %s\n", text);
    return 1;
}

static char *unix_name(const WCHAR *path)
{
    unix_name_fn convert = (unix_name_fn)(void *)GetProcAddress(
        GetModuleHandleW(L"kernel32.dll"), "wine_get_unix_file_name");
    return convert ? convert(path) : NULL;
}

static int exists(const WCHAR *path)
{
    return GetFileAttributesW(path) != INVALID_FILE_ATTRIBUTES;
}

/* Runs Wine's reg with a command line of our own, in a process of its own, without a word. */
static int wine_reg(const WCHAR *tail)
{
    WCHAR line[LONG_PATH + 64];
    STARTUPINFOW start = { .cb = sizeof(start), .dwFlags = STARTF_USESTDHANDLES };
    PROCESS_INFORMATION process;
    SECURITY_ATTRIBUTES inherit = { sizeof(inherit), NULL, TRUE };
    HANDLE nul = CreateFileW(L"NUL", GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, &inherit,
                             OPEN_EXISTING, 0, NULL);
    DWORD code = 1;

    _snwprintf(line, LONG_PATH + 64, L"\"%ls\"%ls", WINE_REG, tail);
    start.hStdOutput = nul;
    start.hStdError = nul;
    if (CreateProcessW(WINE_REG, line, NULL, NULL, TRUE, 0, NULL, NULL, &start, &process)) {
        WaitForSingleObject(process.hProcess, INFINITE);
        GetExitCodeProcess(process.hProcess, &code);
        CloseHandle(process.hThread);
        CloseHandle(process.hProcess);
    }
    CloseHandle(nul);
    return (int)code;
}

static int wine_reg_file(const WCHAR *verb_and_key, const WCHAR *file, const WCHAR *options)
{
    WCHAR tail[LONG_PATH];
    _snwprintf(tail, LONG_PATH, L" %ls \"%ls\"%ls", verb_and_key, file, options);
    return wine_reg(tail);
}

static int export_key(const WCHAR *key, const WCHAR *file)
{
    WCHAR verb[LONG_PATH];
    _snwprintf(verb, LONG_PATH, L"export \"%ls\"", key);
    return wine_reg_file(verb, file, L" /y");
}

/*
 * Asks the Linux side (repairbook-hive.pl) to do something with a hive. Wine starts a Linux program
 * but neither waits for it nor passes on its exit code: request and answer are files.
 */
static int ask_hivex(const char *action, const WCHAR *key, const WCHAR *paths[], int count)
{
    WCHAR request[MAX_PATH], answer[MAX_PATH], line[LONG_PATH];
    STARTUPINFOW start = { .cb = sizeof(start) };
    PROCESS_INFORMATION process;
    char key_utf8[1024];
    char *name;
    FILE *file;
    int code = -1;
    DWORD waited;

    _snwprintf(request, MAX_PATH, HIVES L"\\request-%lu.txt", GetCurrentProcessId());
    _snwprintf(answer, MAX_PATH, L"%ls.answer", request);
    DeleteFileW(answer);
    if (!(file = _wfopen(request, L"wb"))) return 1;
    WideCharToMultiByte(CP_UTF8, 0, key, -1, key_utf8, sizeof(key_utf8), NULL, NULL);
    fprintf(file, "%s\n%s\n", action, key_utf8);
    for (int i = 0; i < count; i++) {
        name = unix_name(paths[i]);
        fprintf(file, "%s\n", name ? name : "");
    }
    fclose(file);

    name = unix_name(request);
    _snwprintf(line, LONG_PATH, L"\"" SYSTEM32 L"\\repairbook-hive.pl\" \"%hs\"", name);
    if (!CreateProcessW(SYSTEM32 L"\\repairbook-hive.pl", line, NULL, NULL, FALSE, 0, NULL, NULL,
                        &start, &process))
        return refuse("The stand-in could not start its hivex helper.");
    for (waited = 0; waited < HELPER_TIMEOUT; waited += 10) {
        if (exists(answer) && (file = _wfopen(answer, L"rb"))) {
            if (fscanf(file, "%d", &code) != 1) code = -1;
            fclose(file);
            if (code != -1) break;
        }
        Sleep(10);
    }
    DeleteFileW(answer);
    DeleteFileW(request);
    return code == -1 ? refuse("The stand-in's hivex helper did not answer.") : code;
}

/* Takes `HKLM\NAME` apart. Windows loads hives under HKLM and HKU only, one level deep. */
static int read_mount(const WCHAR *text, struct mount *mount)
{
    const WCHAR *slash = wcschr(text, '\\');
    size_t length = slash ? (size_t)(slash - text) : 0;

    if (!slash || !slash[1] || wcschr(slash + 1, '\\') || wcslen(slash + 1) > 255) return 0;
    if ((length == 4 && !_wcsnicmp(text, L"HKLM", 4)) ||
        (length == 18 && !_wcsnicmp(text, L"HKEY_LOCAL_MACHINE", 18))) {
        mount->root = HKEY_LOCAL_MACHINE;
        mount->root_name = L"HKEY_LOCAL_MACHINE";
    } else if ((length == 3 && !_wcsnicmp(text, L"HKU", 3)) ||
               (length == 10 && !_wcsnicmp(text, L"HKEY_USERS", 10))) {
        mount->root = HKEY_USERS;
        mount->root_name = L"HKEY_USERS";
    } else {
        return 0;
    }
    wcscpy(mount->name, slash + 1);
    _snwprintf(mount->key, 300, L"%ls\\%ls", mount->root_name, mount->name);
    _snwprintf(mount->record, 400, HIVES L"\\%ls-%ls", mount->root_name, mount->name);
    _wcsupr(mount->record + wcslen(HIVES));
    return 1;
}

static void with_extension(WCHAR *out, const struct mount *mount, const WCHAR *extension)
{
    _snwprintf(out, 420, L"%ls%ls", mount->record, extension);
}

static void hold_event_name(WCHAR *out, const struct mount *mount)
{
    _snwprintf(out, 420, L"repairbook-hold-%ls", mount->record + wcslen(HIVES) + 1);
}

/* Runs in its own process while a hive is loaded: keeps the file open, unshared, as Windows does. */
static int hold(const WCHAR *event_name, const WCHAR *path)
{
    HANDLE file = CreateFileW(path, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    HANDLE let_go = CreateEventW(NULL, TRUE, FALSE, event_name);
    WCHAR ready_name[500];
    HANDLE ready;

    _snwprintf(ready_name, 500, L"%ls-ready", event_name);
    if ((ready = OpenEventW(EVENT_MODIFY_STATE, FALSE, ready_name))) SetEvent(ready);
    /* Not for ever: a test that was interrupted must leave no program behind. */
    if (let_go) WaitForSingleObject(let_go, 600000);
    if (file != INVALID_HANDLE_VALUE) CloseHandle(file);
    return 0;
}

static void start_holding(const struct mount *mount, const WCHAR *path)
{
    WCHAR event_name[420], ready_name[500], line[LONG_PATH], self[MAX_PATH];
    STARTUPINFOW start = { .cb = sizeof(start) };
    PROCESS_INFORMATION process;
    HANDLE ready;

    hold_event_name(event_name, mount);
    _snwprintf(ready_name, 500, L"%ls-ready", event_name);
    ready = CreateEventW(NULL, TRUE, FALSE, ready_name);
    GetModuleFileNameW(NULL, self, MAX_PATH);
    _snwprintf(line, LONG_PATH, L"\"%ls\" --hold \"%ls\" \"%ls\"", self, event_name, path);
    if (CreateProcessW(self, line, NULL, NULL, FALSE, DETACHED_PROCESS, NULL, L"C:\\", &start,
                       &process)) {
        WaitForSingleObject(ready, 10000);
        CloseHandle(process.hThread);
        CloseHandle(process.hProcess);
    }
    CloseHandle(ready);
}

static void stop_holding(const struct mount *mount)
{
    WCHAR event_name[420];
    HANDLE let_go;
    hold_event_name(event_name, mount);
    if ((let_go = OpenEventW(EVENT_MODIFY_STATE, FALSE, event_name))) {
        SetEvent(let_go);
        CloseHandle(let_go);
    }
}

/* Gives everybody these rights to a key, and no others. */
static int grant(const WCHAR *path, DWORD rights)
{
    static const WCHAR root[] = L"HKLM\\";
    union { ACL acl; BYTE bytes[64]; } list;
    SID everyone = { SID_REVISION, 1, { SECURITY_WORLD_SID_AUTHORITY }, { SECURITY_WORLD_RID } };
    SECURITY_DESCRIPTOR descriptor;
    HKEY key;
    LONG result;

    if (_wcsnicmp(path, root, 5)) return 1;
    if (RegOpenKeyExW(HKEY_LOCAL_MACHINE, path + 5, 0, WRITE_DAC, &key)) return 1;
    InitializeAcl(&list.acl, sizeof(list), ACL_REVISION);
    AddAccessAllowedAce(&list.acl, ACL_REVISION, rights, &everyone);
    InitializeSecurityDescriptor(&descriptor, SECURITY_DESCRIPTOR_REVISION);
    SetSecurityDescriptorDacl(&descriptor, TRUE, &list.acl, FALSE);
    result = RegSetKeySecurity(key, DACL_SECURITY_INFORMATION, &descriptor);
    RegCloseKey(key);
    return result ? 1 : 0;
}

/* Takes the right to write from everybody: reading and deleting is what is left. */
static int lock_key(const WCHAR *path)
{
    return grant(path, KEY_READ | DELETE | WRITE_DAC);
}

/* Locks the keys that fault rules name, where they exist. */
static void lock_ordered_keys(void)
{
    char line[1024];
    WCHAR path[1024];
    FILE *file = _wfopen(FAULTS, L"rb");

    if (!file) return;
    while (fgets(line, sizeof(line), file)) {
        if (strncmp(line, "lock ", 5)) continue;
        line[strcspn(line, "\r\n")] = 0;
        MultiByteToWideChar(CP_UTF8, 0, line + 5, -1, path, 1024);
        lock_key(path);
    }
    fclose(file);
}

static int load(int argc, WCHAR **argv)
{
    struct mount mount;
    WCHAR path[LONG_PATH], content[420], before[420], record[420];
    HANDLE probe;
    HKEY key;
    FILE *file;

    if (argc != 4 || !read_mount(argv[2], &mount)) return refuse("Invalid syntax.");
    if (!RegOpenKeyExW(mount.root, mount.name, 0, KEY_READ, &key)) {
        RegCloseKey(key);
        return refuse("The process cannot access the file because it is being used by another process.");
    }
    GetFullPathNameW(argv[3], LONG_PATH, path, NULL);
    CreateDirectoryW(HIVES, NULL);
    if (!exists(path) && !CopyFileW(SYSTEM32 L"\\repairbook-empty.hiv", path, TRUE))
        return refuse("The system cannot find the file specified.");
    probe = CreateFileW(path, GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    if (probe == INVALID_HANDLE_VALUE)
        return refuse("The process cannot access the file because it is being used by another process.");
    CloseHandle(probe);

    with_extension(content, &mount, L".content.reg");
    with_extension(before, &mount, L".before.reg");
    with_extension(record, &mount, L".loaded");
    if (ask_hivex("export", mount.key, (const WCHAR *[]){ path, content }, 2))
        return refuse("The configuration registry database is corrupt.");
    if (RegCreateKeyExW(mount.root, mount.name, 0, NULL, 0, KEY_ALL_ACCESS, NULL, &key, NULL))
        return refuse("Access is denied.");
    RegCloseKey(key);
    if (wine_reg_file(L"import", content, L"") || export_key(mount.key, before))
        return refuse("The stand-in could not import the hive.");
    DeleteFileW(content);
    if (!(file = _wfopen(record, L"wb"))) return refuse("The stand-in could not keep its record.");
    fwrite(path, sizeof(WCHAR), wcslen(path) + 1, file);
    fclose(file);
    start_holding(&mount, path);
    lock_ordered_keys();
    printf("The operation completed successfully.\n");
    return 0;
}

static int unload(int argc, WCHAR **argv)
{
    struct mount mount;
    WCHAR path[LONG_PATH] = L"", before[420], after[420], record[420];
    FILE *file;

    if (argc != 3 || !read_mount(argv[2], &mount)) return refuse("Invalid syntax.");
    with_extension(record, &mount, L".loaded");
    if (!(file = _wfopen(record, L"rb"))) return refuse("The parameter is incorrect.");
    if (!fread(path, sizeof(WCHAR), LONG_PATH - 1, file)) path[0] = 0;
    fclose(file);
    with_extension(before, &mount, L".before.reg");
    with_extension(after, &mount, L".after.reg");
    if (export_key(mount.key, after)) return refuse("The stand-in could not export the hive.");
    if (ask_hivex("merge", mount.key, (const WCHAR *[]){ path, before, after }, 3))
        return refuse("The stand-in could not write the hive file.");
    stop_holding(&mount);
    RegDeleteTreeW(mount.root, mount.name);
    DeleteFileW(before);
    DeleteFileW(after);
    DeleteFileW(record);
    printf("The operation completed successfully.\n");
    return 0;
}

/* `save KEY FILE [/y]`: without /y Windows asks before overwriting; with nobody to answer, no. */
static int save(int argc, WCHAR **argv)
{
    WCHAR path[LONG_PATH], after[MAX_PATH], key[LONG_PATH];
    const WCHAR *slash;
    int overwrite = argc == 5 && !_wcsicmp(argv[4], L"/y");

    if (argc < 4 || (argc == 5 && !overwrite) || argc > 5) return refuse("Invalid syntax.");
    slash = wcschr(argv[2], '\\');
    if (slash && !_wcsnicmp(argv[2], L"HKLM\\", 5))
        _snwprintf(key, LONG_PATH, L"HKEY_LOCAL_MACHINE%ls", slash);
    else
        _snwprintf(key, LONG_PATH, L"%ls", argv[2]);
    GetFullPathNameW(argv[3], LONG_PATH, path, NULL);
    if (exists(path) && !overwrite) return refuse("The operation was cancelled by the user.");
    CreateDirectoryW(HIVES, NULL);
    _snwprintf(after, MAX_PATH, HIVES L"\\save-%lu.reg", GetCurrentProcessId());
    if (export_key(key, after))
        return refuse("The system was unable to find the specified registry key or value.");
    if (!CopyFileW(SYSTEM32 L"\\repairbook-empty.hiv", path, FALSE)) return refuse("Access is denied.");
    if (ask_hivex("fill", key, (const WCHAR *[]){ path, after }, 2))
        return refuse("The stand-in could not write the hive file.");
    DeleteFileW(after);
    printf("The operation completed successfully.\n");
    return 0;
}

/*
 * `query KEY /v NAME` of a REG_QWORD in HKLM, which Wine 8 prints as `(null)`. Returns 0 where it is
 * something else: that is for Wine's own.
 */
static int query_qword(int argc, WCHAR **argv)
{
    unsigned long long number = 0;
    DWORD type = 0, size = sizeof(number);
    HKEY key;

    if (argc != 5 || _wcsicmp(argv[3], L"/v") || _wcsnicmp(argv[2], L"HKLM\\", 5)) return 0;
    if (RegOpenKeyExW(HKEY_LOCAL_MACHINE, argv[2] + 5, 0, KEY_READ, &key)) return 0;
    if (RegQueryValueExW(key, argv[4], NULL, &type, (BYTE *)&number, &size)) type = REG_NONE;
    RegCloseKey(key);
    if (type != REG_QWORD || size != sizeof(number)) return 0;
    printf("\nHKEY_LOCAL_MACHINE\\%ls\n    %ls    REG_QWORD    0x%llx\n\n", argv[2] + 5, argv[4],
           number);
    return 1;
}

/* `query KEY [/v NAME | /ve] /se X` of a REG_MULTI_SZ in HKLM: its strings with X between them. */
static int query_list(int argc, WCHAR **argv)
{
    static WCHAR list[LONG_PATH];
    int named = argc == 7 && !_wcsicmp(argv[3], L"/v");
    DWORD type = 0, size = sizeof(list) - 2 * sizeof(WCHAR);
    const WCHAR *separator = argv[argc - 1], *string;
    HKEY key;

    if (!named && (argc != 6 || _wcsicmp(argv[3], L"/ve"))) return refuse("Invalid syntax.");
    if (wcslen(separator) != 1 || _wcsnicmp(argv[2], L"HKLM\\", 5)) return refuse("Invalid syntax.");
    if (RegOpenKeyExW(HKEY_LOCAL_MACHINE, argv[2] + 5, 0, KEY_READ, &key))
        return refuse("The system was unable to find the specified registry key or value.");
    memset(list, 0, sizeof(list));
    if (RegQueryValueExW(key, named ? argv[4] : NULL, NULL, &type, (BYTE *)list, &size)) type = REG_NONE;
    RegCloseKey(key);
    if (type != REG_MULTI_SZ) return refuse("The stand-in knows /se of lists alone.");
    printf("\nHKEY_LOCAL_MACHINE\\%ls\n    %ls    REG_MULTI_SZ    ", argv[2] + 5,
           named ? argv[4] : L"(Default)");
    for (string = list; *string; string += wcslen(string) + 1)
        printf("%ls%ls", string == list ? L"" : separator, string);
    printf("\n\n");
    return 0;
}

static char verb[64];

static int work(int argc, WCHAR **argv)
{
    if (!strcmp(verb, "load")) return load(argc, argv);
    if (!strcmp(verb, "unload")) return unload(argc, argv);
    if (!strcmp(verb, "save")) return save(argc, argv);
    if (!strcmp(verb, "query") && argc > 4 && !_wcsicmp(argv[argc - 2], L"/se"))
        return query_list(argc, argv);
    if (!strcmp(verb, "query") && query_qword(argc, argv)) return 0;
    return run_in_process(WINE_REG, NULL);
}

int wmain(int argc, WCHAR **argv)
{
    static const struct program program = { NULL, JOURNAL, "ERROR: Access is denied.\n",
                                            "The operation completed successfully.\n", 1 };

    if (argc == 4 && !wcscmp(argv[1], L"--hold")) return hold(argv[2], argv[3]);
    if (argc == 3 && !wcscmp(argv[1], L"--lock")) return lock_key(argv[2]);
    if (argc == 3 && !wcscmp(argv[1], L"--unlock")) return grant(argv[2], KEY_ALL_ACCESS);
    if (argc > 1) WideCharToMultiByte(CP_UTF8, 0, argv[1], -1, verb, sizeof(verb) - 1, NULL, NULL);
    _strlwr(verb);
    return stand_in(&program, verb, argc, argv, work);
}
