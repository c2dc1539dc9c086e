/*
 * Stand-in for C:\Windows\System32\cmd.exe: Wine's own (cmd-wine.exe beside this file), loaded into
 * this process, with three questions answered that cost it more than half of a script's time.
 *
 * Whether a script file is a console: asked at every line that is read, also in the search for a
 * label. What would open a program, and whether it has a window: asked at every program that is
 * started, of shell32, which takes longer to load than most programs run. The programs that a script
 * calls here are console programs all.
 *
 * Everything else is Wine's: judges-wine.test.ts has both run the same scripts.
 */
#include "in-process.h"
#include <shellapi.h>
#include <stdio.h>
#include <wchar.h>

#define WINE_CMD L"C:\\windows\\system32\\cmd-wine.exe"

static BOOL WINAPI read_console(HANDLE file, void *out, DWORD count, DWORD *read, void *control)
{
    if (GetFileType(file) != FILE_TYPE_DISK) return ReadConsoleW(file, out, count, read, control);
    SetLastError(ERROR_INVALID_HANDLE);
    return FALSE;
}

static void *of_shell(const char *name)
{
    return (void *)GetProcAddress(LoadLibraryW(L"shell32.dll"), name);
}

static int is_program(const WCHAR *path)
{
    size_t length = wcslen(path);
    return length > 4 && !_wcsicmp(path + length - 4, L".exe") &&
           GetFileAttributesW(path) != INVALID_FILE_ATTRIBUTES;
}

/* A program is opened by itself. */
static HINSTANCE WINAPI find_executable(const WCHAR *file, const WCHAR *folder, WCHAR *out)
{
    typedef HINSTANCE(WINAPI * function)(const WCHAR *, const WCHAR *, WCHAR *);
    if (!is_program(file)) return ((function)of_shell("FindExecutableW"))(file, folder, out);
    lstrcpynW(out, file, MAX_PATH);
    return (HINSTANCE)33;
}

static DWORD_PTR WINAPI file_info(const WCHAR *path, DWORD attributes, SHFILEINFOW *out, UINT size,
                                  UINT flags)
{
    typedef DWORD_PTR(WINAPI * function)(const WCHAR *, DWORD, SHFILEINFOW *, UINT, UINT);
    if (flags == SHGFI_EXETYPE && is_program(path)) return IMAGE_NT_SIGNATURE;
    return ((function)of_shell("SHGetFileInfoW"))(path, attributes, out, size, flags);
}

static int WINAPI file_operation(SHFILEOPSTRUCTW *operation)
{
    typedef int(WINAPI * function)(SHFILEOPSTRUCTW *);
    return ((function)of_shell("SHFileOperationW"))(operation);
}

int wmain(void)
{
    static const struct replacement replacements[] = {
        { "ReadConsoleW", (void *)read_console },
        { "FindExecutableW", (void *)find_executable },
        { "SHGetFileInfoW", (void *)file_info },
        { "SHFileOperationW", (void *)file_operation },
        { NULL, NULL },
    };
    return run_in_process(WINE_CMD, replacements);
}
