/*
 * repairbook-as-user.exe PROGRAM ARGUMENTS…: runs a program as somebody who is no administrator.
 *
 * What it stands for: a shell that was opened without "Run as administrator". The program gets a
 * token in which the Administrators group counts for refusals alone, as Windows' own filtered token
 * is; its exit code is passed on. Wine decides by the token what the program may do in the registry.
 *
 * What it does not: the prompt for elevation, integrity levels, the files of Linux.
 */
#include <windows.h>
#include <stdio.h>
#include <wchar.h>

static int fail(const char *what)
{
    fprintf(stderr, "repairbook-as-user: %s: error %lu\n", what, GetLastError());
    return 1;
}

int wmain(void)
{
    SID_IDENTIFIER_AUTHORITY authority = { SECURITY_NT_AUTHORITY };
    SID_AND_ATTRIBUTES disabled = { NULL, 0 };
    STARTUPINFOW start = { .cb = sizeof(start) };
    PROCESS_INFORMATION process;
    HANDLE token, filtered;
    WCHAR *line = GetCommandLineW();
    DWORD code = 1;
    int quoted = 0;

    for (; *line && (quoted || *line != ' '); line++)
        if (*line == '"') quoted = !quoted;
    while (*line == ' ') line++;
    if (!AllocateAndInitializeSid(&authority, 2, SECURITY_BUILTIN_DOMAIN_RID, DOMAIN_ALIAS_RID_ADMINS,
                                  0, 0, 0, 0, 0, 0, &disabled.Sid))
        return fail("AllocateAndInitializeSid");
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_ALL_ACCESS, &token)) return fail("OpenProcessToken");
    if (!CreateRestrictedToken(token, DISABLE_MAX_PRIVILEGE, 1, &disabled, 0, NULL, 0, NULL, &filtered))
        return fail("CreateRestrictedToken");
    if (!CreateProcessAsUserW(filtered, NULL, line, NULL, NULL, TRUE, 0, NULL, NULL, &start, &process))
        return fail("CreateProcessAsUser");
    WaitForSingleObject(process.hProcess, INFINITE);
    GetExitCodeProcess(process.hProcess, &code);
    return (int)code;
}
