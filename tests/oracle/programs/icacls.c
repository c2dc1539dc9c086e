/*
 * Stand-in for C:\Windows\System32\icacls.exe.
 *
 * What it stands for: `PATH /grant[:r]`, `/deny`, `/remove[:g|:d]`, `/inheritance:e|d|r`, `/reset`,
 * `/setowner`, `/save FILE`, `DIRECTORY /restore FILE`, each with `/t /c /l /q`. Wine keeps no
 * permissions of its own for the files of Linux, so they are kept beside: in
 * C:\repairbook-permissions.txt, a line `PATH TAB LIST` for each file or folder that is not as it
 * was to begin with. LIST is a text: `I` where it inherits, then `SID:(flags)rights`.
 *
 * What it keeps of Windows: 2 for a path that is not there, 5 where an order says so, 87 for an
 * option it does not know, 1332 for an account that it does not know; accounts by SID (`*S-1-…`) or
 * by their translated names; a saved file is UTF-16 with a name and a list for each file, names
 * from the folder that `/restore` takes; what is granted comes to what was there, `/grant:r`
 * replaces it; /t reaches everything below.
 *
 * What it does not: real rights (a script that takes its own away notices nothing), owners, what
 * children inherit, integrity levels.
 *
 * Verbs in orders: `grant`, `deny`, `remove`, `inheritance`, `reset`, `setowner`, `save`,
 * `restore`, `show`: that of the first option that has one.
 */
#include "stand-in.h"
#include <string.h>
#include <wchar.h>

#define LISTS L"C:\\repairbook-permissions.txt"
#define INHERITED L"I"
#define LONG_PATH 1024
#define LONG_LIST 2048
#define MOST_LINES 4096

struct line { WCHAR path[LONG_PATH / 2], list[LONG_LIST / 2]; };
static struct line lines[MOST_LINES];
static int line_count;

static void read_lists(void)
{
    static char text[LONG_PATH + LONG_LIST];
    char *tab;
    FILE *file = _wfopen(LISTS, L"rb");

    while (file && line_count < MOST_LINES && fgets(text, sizeof(text), file)) {
        text[strcspn(text, "\r\n")] = 0;
        if (!(tab = strchr(text, '\t'))) continue;
        *tab = 0;
        MultiByteToWideChar(CP_UTF8, 0, text, -1, lines[line_count].path, LONG_PATH / 2);
        MultiByteToWideChar(CP_UTF8, 0, tab + 1, -1, lines[line_count++].list, LONG_LIST / 2);
    }
    if (file) fclose(file);
}

static void write_lists(void)
{
    static char path[LONG_PATH * 2], list[LONG_LIST * 2];
    FILE *file = _wfopen(LISTS, L"wb");
    for (int i = 0; file && i < line_count; i++) {
        if (!wcscmp(lines[i].list, INHERITED)) continue;
        WideCharToMultiByte(CP_UTF8, 0, lines[i].path, -1, path, sizeof(path), NULL, NULL);
        WideCharToMultiByte(CP_UTF8, 0, lines[i].list, -1, list, sizeof(list), NULL, NULL);
        fprintf(file, "%s\t%s\r\n", path, list);
    }
    if (file) fclose(file);
}

static WCHAR *list_of(const WCHAR *path)
{
    for (int i = 0; i < line_count; i++)
        if (!_wcsicmp(lines[i].path, path)) return lines[i].list;
    if (line_count == MOST_LINES) ExitProcess(8);
    _snwprintf(lines[line_count].path, LONG_PATH / 2 - 1, L"%ls", path);
    wcscpy(lines[line_count].list, INHERITED);
    return lines[line_count++].list;
}

/* The account's SID, or NULL where this Windows does not know the name. */
static const WCHAR *sid_of(const WCHAR *account)
{
    static const struct { const WCHAR *en, *fr, *sid; } known[] = {
        { L"Administrators", L"Administrateurs", L"S-1-5-32-544" },
        { L"BUILTIN\\Administrators", L"BUILTIN\\Administrateurs", L"S-1-5-32-544" },
        { L"Users", L"Utilisateurs", L"S-1-5-32-545" },
        { L"BUILTIN\\Users", L"BUILTIN\\Utilisateurs", L"S-1-5-32-545" },
        { L"SYSTEM", L"Syst\x00e8me", L"S-1-5-18" },
        { L"NT AUTHORITY\\SYSTEM", L"AUTORITE NT\\Syst\x00e8me", L"S-1-5-18" },
        { L"NETWORK SERVICE", L"SERVICE R\x00c9SEAU", L"S-1-5-20" },
        { L"NT AUTHORITY\\NETWORK SERVICE", L"AUTORITE NT\\SERVICE R\x00c9SEAU", L"S-1-5-20" },
        { L"Everyone", L"Tout le monde", L"S-1-1-0" },
        { L"NT SERVICE\\TrustedInstaller", L"NT SERVICE\\TrustedInstaller",
          L"S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464" },
    };
    if (!wcsncmp(account, L"*S-1-", 5)) return account + 1;
    for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
        if (!_wcsicmp(account, is_french() ? known[i].fr : known[i].en)) return known[i].sid;
    return NULL;
}

static void append(WCHAR *list, const WCHAR *entry)
{
    size_t length = wcslen(list);
    if (length + wcslen(entry) + 2 > LONG_LIST / 2) ExitProcess(8);
    if (length) wcscat(list, L" ");
    wcscat(list, entry);
}

/* Takes one entry out of a list. */
static void take_out(WCHAR *list, const WCHAR *entry)
{
    WCHAR kept[LONG_LIST / 2] = L"", copy[LONG_LIST / 2];
    wcscpy(copy, list);
    for (WCHAR *one = wcstok(copy, L" "); one; one = wcstok(NULL, L" "))
        if (wcscmp(one, entry)) append(kept, one);
    wcscpy(list, kept);
}

/* Takes the entries of one account out: all, or those that deny or grant. */
static void without(WCHAR *list, const WCHAR *sid, const WCHAR *kind)
{
    WCHAR kept[LONG_LIST / 2] = L"", copy[LONG_LIST / 2];
    size_t length = wcslen(sid);

    wcscpy(copy, list);
    for (WCHAR *entry = wcstok(copy, L" "); entry; entry = wcstok(NULL, L" ")) {
        int is_denial = wcsstr(entry, L"(DENY)") != NULL;
        int is_meant = !wcsncmp(entry, sid, length) && entry[length] == ':' &&
                       (!*kind || (*kind == 'd') == is_denial);
        if (!is_meant) append(kept, entry);
    }
    wcscpy(list, kept);
}

static int has(const WCHAR *list, const WCHAR *entry)
{
    WCHAR copy[LONG_LIST / 2];
    wcscpy(copy, list);
    for (WCHAR *one = wcstok(copy, L" "); one; one = wcstok(NULL, L" "))
        if (!wcscmp(one, entry)) return 1;
    return 0;
}

struct wish { enum { GRANT, REPLACE, DENY, REMOVE, INHERIT, RESET, OWNER } kind; WCHAR kind_of[4]; WCHAR *text; };

static int unknown_account(const WCHAR *account)
{
    printf("%ls: %s\n", account, is_french()
        ? "Le mappage entre les noms de compte et les ID de s\x82" "curit\x82 n'a pas \x82t\x82 effectu\x82."
        : "No mapping between account names and security IDs was done.");
    return 1332;
}

static int carry_out(const struct wish *wish, const WCHAR *path)
{
    WCHAR account[300], entry[600], *list = list_of(path);
    const WCHAR *sid, *colon = wish->text ? wcsrchr(wish->text, ':') : NULL;

    switch (wish->kind) {
    case RESET:
        wcscpy(list, INHERITED);
        return 0;
    case INHERIT:
        /* `d` keeps what was inherited as entries of its own. */
        if (wish->text[0] == 'd' && has(list, INHERITED)) append(list, L"COPIED");
        take_out(list, INHERITED);
        if (wish->text[0] == 'e') append(list, INHERITED);
        return 0;
    case OWNER:
        return sid_of(wish->text) ? 0 : unknown_account(wish->text);
    case REMOVE:
        if (!(sid = sid_of(wish->text))) return unknown_account(wish->text);
        without(list, sid, wish->kind_of);
        return 0;
    default:
        if (!colon || !colon[1]) return 87;
        _snwprintf(account, 300, L"%.*ls", (int)(colon - wish->text), wish->text);
        if (!(sid = sid_of(account))) return unknown_account(account);
        if (wish->kind == REPLACE) without(list, sid, L"g");
        _snwprintf(entry, 600, L"%ls:%ls%ls", sid, wish->kind == DENY ? L"(DENY)" : L"", colon + 1);
        if (!has(list, entry)) append(list, entry);
        return 0;
    }
}

static struct wish wishes[16];
static int wish_count, is_recursive, processed, failed;
static FILE *saved;

static void write_wide(const WCHAR *text)
{
    fwrite(text, sizeof(WCHAR), wcslen(text), saved);
    fwrite(L"\r\n", sizeof(WCHAR), 2, saved);
}

/* One file or folder, and with /t what lies below. `name` is what a saved file calls it. */
static int visit(const WCHAR *path, const WCHAR *name)
{
    DWORD kind = GetFileAttributesW(path);
    WCHAR below[LONG_PATH], below_name[LONG_PATH];
    WIN32_FIND_DATAW found;
    HANDLE search;
    int code = 0;

    if (kind == INVALID_FILE_ATTRIBUTES) {
        failed++;
        printf("%ls: %s\n", path, is_french() ? "Le fichier sp\x82" "cifi\x82 est introuvable."
                                              : "The system cannot find the file specified.");
        return 2;
    }
    processed++;
    if (saved) {
        write_wide(name);
        write_wide(list_of(path));
    }
    for (int i = 0; i < wish_count && !code; i++) code = carry_out(&wishes[i], path);
    if (code || !is_recursive || !(kind & FILE_ATTRIBUTE_DIRECTORY)) return code;
    _snwprintf(below, LONG_PATH, L"%ls\\*", path);
    search = FindFirstFileW(below, &found);
    for (BOOL more = search != INVALID_HANDLE_VALUE; more && !code; more = FindNextFileW(search, &found)) {
        if (!wcscmp(found.cFileName, L".") || !wcscmp(found.cFileName, L"..")) continue;
        _snwprintf(below, LONG_PATH, L"%ls\\%ls", path, found.cFileName);
        _snwprintf(below_name, LONG_PATH, L"%ls\\%ls", name, found.cFileName);
        code = visit(below, below_name);
    }
    if (search != INVALID_HANDLE_VALUE) FindClose(search);
    return code;
}

static int read_wide(FILE *file, WCHAR *out, size_t length)
{
    size_t at = 0;
    WCHAR c;
    while (fread(&c, sizeof(c), 1, file)) {
        if (c == '\n') break;
        if (c != '\r' && c != 0xFEFF && at < length - 1) out[at++] = c;
    }
    out[at] = 0;
    return at > 0;
}

static int restore(const WCHAR *folder, const WCHAR *from)
{
    WCHAR name[LONG_PATH], list[LONG_LIST / 2], path[LONG_PATH];
    FILE *file = _wfopen(from, L"rb");

    if (!file) {
        failed++;
        printf("%ls: The system cannot find the file specified.\n", from);
        return 2;
    }
    while (read_wide(file, name, LONG_PATH) && read_wide(file, list, LONG_LIST / 2)) {
        size_t length = wcslen(folder);
        _snwprintf(path, LONG_PATH, L"%ls%ls%ls", folder, folder[length - 1] == '\\' ? L"" : L"\\", name);
        if (GetFileAttributesW(path) == INVALID_FILE_ATTRIBUTES) {
            failed++;
            continue;
        }
        processed++;
        wcscpy(list_of(path), list);
    }
    fclose(file);
    return failed ? 2 : 0;
}

static int is_option(const WCHAR *word, const WCHAR *name)
{
    size_t length = wcslen(name);
    return !_wcsnicmp(word, name, length) && (!word[length] || word[length] == ':');
}

static int takes_accounts(const WCHAR *word, struct wish *wish)
{
    const WCHAR *colon = wcschr(word, ':');
    wish->kind_of[0] = colon ? towlower(colon[1]) : 0;
    wish->kind_of[1] = 0;
    if (is_option(word, L"/grant")) wish->kind = colon ? REPLACE : GRANT;
    else if (is_option(word, L"/deny")) wish->kind = DENY;
    else if (is_option(word, L"/remove")) wish->kind = REMOVE;
    else return 0;
    return 1;
}

static int work(int argc, WCHAR **argv)
{
    const WCHAR *save_to = NULL, *restore_from = NULL, *name;
    WCHAR path[LONG_PATH];
    int code;

    if (argc < 2) return answer(87, "ICACLS name /save aclfile [/T] [/C] [/L] [/Q]\n");
    GetFullPathNameW(argv[1], LONG_PATH, path, NULL);
    if (wcslen(path) > 3 && path[wcslen(path) - 1] == '\\') path[wcslen(path) - 1] = 0;
    for (int i = 2; i < argc; i++) {
        struct wish wish = { GRANT, L"", NULL };
        if (is_option(argv[i], L"/t")) is_recursive = 1;
        else if (is_option(argv[i], L"/c") || is_option(argv[i], L"/l") || is_option(argv[i], L"/q")) continue;
        else if (is_option(argv[i], L"/save") && i + 1 < argc) save_to = argv[++i];
        else if (is_option(argv[i], L"/restore") && i + 1 < argc) restore_from = argv[++i];
        else if (takes_accounts(argv[i], &wish)) {
            if (i + 1 >= argc) return answer(87, "Invalid parameter\n");
            while (i + 1 < argc && argv[i + 1][0] != '/' && wish_count < 16) {
                wish.text = argv[++i];
                wishes[wish_count++] = wish;
            }
        } else if (is_option(argv[i], L"/inheritance") && argv[i][12] && wcschr(L"edr", argv[i][13])) {
            wishes[wish_count++] = (struct wish){ INHERIT, L"", argv[i] + 13 };
        } else if (is_option(argv[i], L"/reset")) {
            wishes[wish_count++] = (struct wish){ RESET, L"", NULL };
        } else if (is_option(argv[i], L"/setowner") && i + 1 < argc) {
            wishes[wish_count++] = (struct wish){ OWNER, L"", argv[++i] };
        } else {
            printf("Invalid parameter \"%ls\"\n", argv[i]);
            return 87;
        }
    }
    read_lists();
    if (save_to && !(saved = _wfopen(save_to, L"wb")))
        return answer(5, is_french() ? "Acc\x8as refus\x82.\n" : "Access is denied.\n");
    name = wcsrchr(path, '\\') ? wcsrchr(path, '\\') + 1 : path;
    code = restore_from ? restore(path, restore_from) : visit(path, name);
    if (saved) fclose(saved);
    if (!code) write_lists();
    printf(is_french() ? "%d fichiers correctement trait\x82s ; \x82" "chec du traitement de %d fichiers\n"
                       : "Successfully processed %d files; Failed processing %d files\n",
           processed, failed);
    return code;
}

int wmain(int argc, WCHAR **argv)
{
    static const struct program program = { "icacls", COMMON_JOURNAL,
                                            "Access is denied.\n"
                                            "Successfully processed 0 files; Failed processing 1 files\n",
                                            "Successfully processed 1 files; Failed processing 0 files\n", 1 };
    static const char *const verbs[] = { "save", "restore", "grant", "deny", "remove", "inheritance",
                                         "reset", "setowner" };
    const char *verb = NULL;
    WCHAR option[32];

    for (int i = 2; i < argc && !verb; i++)
        for (size_t j = 0; j < sizeof(verbs) / sizeof(*verbs) && !verb; j++) {
            _snwprintf(option, 32, L"/%hs", verbs[j]);
            if (is_option(argv[i], option)) verb = verbs[j];
        }
    return stand_in(&program, verb ? verb : "show", argc, argv, work);
}
