/*
 * repairbook-save.exe FILE: has Wine's server write HKEY_LOCAL_MACHINE into a new file, as text.
 *
 * No stand-in: it is how the tests read a whole registry at once. Keys that are gone at the next
 * start (volatile ones) are not in it.
 */
#include <windows.h>
#include <stdio.h>

int wmain(int argc, WCHAR **argv)
{
    TOKEN_PRIVILEGES backup = { 1, { { { 0, 0 }, SE_PRIVILEGE_ENABLED } } };
    HANDLE token;
    LONG error;

    if (argc != 2) return 64;
    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_ADJUST_PRIVILEGES, &token) ||
        !LookupPrivilegeValueW(NULL, L"SeBackupPrivilege", &backup.Privileges[0].Luid) ||
        !AdjustTokenPrivileges(token, FALSE, &backup, 0, NULL, NULL)) {
        fprintf(stderr, "repairbook-save: no right to back up: error %lu\n", GetLastError());
        return 1;
    }
    error = RegSaveKeyW(HKEY_LOCAL_MACHINE, argv[1], NULL);
    if (error) fprintf(stderr, "repairbook-save: error %ld\n", error);
    return error ? 1 : 0;
}
