/*
 * Stand-in for programs of Windows of which a script knows nothing but the exit code: dism.exe,
 * sfc.exe, chkdsk.exe, gpupdate.exe, bcdboot.exe, defrag.exe, manage-bde.exe, wevtutil.exe,
 * cscript.exe. It is put in place under each of these names, and knows by its own which one it is.
 *
 * What it stands for: that the program was called, with which arguments (journal), and an exit code
 * of the test's choosing: `dism run 1 3010` is a restart that is still due.
 *
 * What it does not: anything that these programs do.
 *
 * Verb in orders: `run`.
 */
#include "stand-in.h"
#include <string.h>
#include <wchar.h>

static int work(int argc, WCHAR **argv)
{
    (void)argc;
    (void)argv;
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
