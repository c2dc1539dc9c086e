/*
 * Stand-in for C:\Windows\System32\fltmc.exe, the filter manager's control program.
 *
 * What it stands for: the usual question "is this an administrator?". Windows' fltmc answers 0 to an
 * elevated user or SYSTEM and "Access is denied" (5) to anybody else. In Wine everybody is an
 * administrator, so the other answer is ordered with a file: C:\repairbook-not-admin.txt.
 */
#include <windows.h>
#include <stdio.h>

int wmain(void)
{
    if (GetFileAttributesA("C:\\repairbook-not-admin.txt") != INVALID_FILE_ATTRIBUTES) {
        fprintf(stderr, "Access is denied.\n");
        return 5;
    }
    printf("\nFilter Name                     Num Instances    Altitude    Frame\n");
    return 0;
}
