/*
 * Stand-in for programs of Windows of which a script knows nothing but the exit code: dism.exe,
 * sfc.exe, chkdsk.exe, gpupdate.exe, bcdboot.exe, defrag.exe, manage-bde.exe, wevtutil.exe,
 * cscript.exe. It is put in place under each of these names, and knows by its own which one it is.
 *
 * What it stands for: that the program was called, with which arguments (journal), and an exit code
 * of the test's choosing: `dism run 1 3010` is a restart that is still due. A disk that an argument
 * names must have no hive loaded: else nothing is done, and the exit code is 32 (a sharing
 * violation, whatever code the program itself would have for it).
 *
 * What it does not: anything that these programs do.
 *
 * Verb in orders: `run`.
 */
#include "stand-in.h"
#include <string.h>
#include <wchar.h>
#include <wctype.h>

/* Whether a hive file of a disk is in use, as it is from `reg load` to `reg unload`. */
static int is_loaded(WCHAR letter)
{
    static const WCHAR *const hives[] = { L"SYSTEM", L"SOFTWARE", L"SAM", L"SECURITY", L"DEFAULT",
                                          L"COMPONENTS" };
    WCHAR path[MAX_PATH];
    for (size_t i = 0; i < sizeof(hives) / sizeof(*hives); i++) {
        HANDLE file;
        _snwprintf(path, MAX_PATH, L"%lc:\\Windows\\System32\\config\\%ls", letter, hives[i]);
        file = CreateFileW(path, GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
        if (file != INVALID_HANDLE_VALUE) CloseHandle(file);
        else if (GetLastError() == ERROR_SHARING_VIOLATION) return 1;
    }
    return 0;
}

static int work(int argc, WCHAR **argv)
{
    for (int i = 1; i < argc; i++)
        for (const WCHAR *p = argv[i]; *p; p++)
            if (p[1] == ':' && iswalpha(*p) && is_loaded(*p))
                return answer(32, "The process cannot access the file because it is being used by "
                                  "another process.\n");
    printf("%s\n", is_french() ? "L'op\x82ration a r\x82ussi." : "The operation completed successfully.");
    return 0;
}

int wmain(int argc, WCHAR **argv)
{
    static char name[64];
    WCHAR path[MAX_PATH], *base;
    struct program program = { name, COMMON_JOURNAL, "The operation did not end as it should.\n",
                               "The operation completed successfully.\n", 0 };

    GetModuleFileNameW(NULL, path, MAX_PATH);
    base = wcsrchr(path, '\\') ? wcsrchr(path, '\\') + 1 : path;
    WideCharToMultiByte(CP_UTF8, 0, base, -1, name, sizeof(name) - 1, NULL, NULL);
    name[strcspn(name, ".")] = 0;
    _strlwr(name);
    return stand_in(&program, "run", argc, argv, work);
}
