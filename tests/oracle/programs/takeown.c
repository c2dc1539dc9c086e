/*
 * Stand-in for C:\Windows\System32\takeown.exe.
 *
 * What it stands for: `/f PATH [/a] [/r] [/d ANSWER]`. Who owns what is kept in
 * C:\repairbook-owners.txt, a line `PATH TAB OWNER` for each file or folder that was named.
 *
 * What it keeps of Windows: 1 for a path that is not there, without /f, for an option it does not
 * know; the answer of /d is translated (`Y` and `N`, on a French Windows `O` and `N`) and refused
 * where it is another.
 *
 * What it does not: patterns, other machines, what lies below a folder (/r is noted, not carried out).
 *
 * Verb in orders: `run`.
 */
#include "stand-in.h"
#include <string.h>
#include <wchar.h>

#define OWNERS L"C:\\repairbook-owners.txt"

static int refuse(const char *text)
{
    fprintf(stderr, "ERROR: %s\n", text);
    return 1;
}

static int work(int argc, WCHAR **argv)
{
    const WCHAR *path = NULL;
    WCHAR yes = is_french() ? 'o' : 'y';
    int administrators = 0, below = 0;
    char utf8[2048];
    FILE *file;

    for (int i = 1; i < argc; i++) {
        if (!_wcsicmp(argv[i], L"/f") && i + 1 < argc) path = argv[++i];
        else if (!_wcsicmp(argv[i], L"/a")) administrators = 1;
        else if (!_wcsicmp(argv[i], L"/r")) below = 1;
        else if (!_wcsicmp(argv[i], L"/skipsl")) continue;
        else if (!_wcsicmp(argv[i], L"/d") && i + 1 < argc) {
            WCHAR given = towlower(argv[++i][0]);
            if (argv[i][1] || (given != yes && given != 'n'))
                return refuse("Invalid syntax. The value of /d is not allowed.");
        } else return refuse("Invalid argument/option.");
    }
    if (!path) return refuse("Invalid syntax. Mandatory option '/f' is missing.");
    if (GetFileAttributesW(path) == INVALID_FILE_ATTRIBUTES)
        return refuse("The system cannot find the file specified.");
    if (!(file = _wfopen(OWNERS, L"ab"))) return refuse("Access is denied.");
    WideCharToMultiByte(CP_UTF8, 0, path, -1, utf8, sizeof(utf8), NULL, NULL);
    fprintf(file, "%s\t%s%s\r\n", utf8, administrators ? "Administrators" : "user",
            below ? " and below" : "");
    fclose(file);
    printf("\nSUCCESS: The file (or folder): \"%ls\" now owned by %s.\n", path,
           administrators ? "the administrators group" : "the current user");
    return 0;
}

int wmain(int argc, WCHAR **argv)
{
    static const struct program program = { "takeown", COMMON_JOURNAL,
                                            "ERROR: Access is denied.\n", "\nSUCCESS\n", 1 };
    return stand_in(&program, "run", argc, argv, work);
}
