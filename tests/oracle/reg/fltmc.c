/*
 * Stand-in for C:\Windows\System32\fltmc.exe, the filter manager's control program.
 *
 * What it stands for: the usual question "is this an administrator?". Windows' fltmc answers 0 to an
 * elevated user or SYSTEM and "Access is denied" (5) to anybody else. So does this one, by the token
 * that it runs with; programs/as-user.c gives a program a token without rights.
 */
#include <windows.h>
#include <stdio.h>

int wmain(void)
{
    SID_IDENTIFIER_AUTHORITY authority = { SECURITY_NT_AUTHORITY };
    PSID administrators;
    BOOL is_member = FALSE;

    if (!AllocateAndInitializeSid(&authority, 2, SECURITY_BUILTIN_DOMAIN_RID, DOMAIN_ALIAS_RID_ADMINS,
                                  0, 0, 0, 0, 0, 0, &administrators) ||
        !CheckTokenMembership(NULL, administrators, &is_member) || !is_member) {
        fprintf(stderr, "Access is denied.\n");
        return 5;
    }
    printf("\nFilter Name                     Num Instances    Altitude    Frame\n");
    return 0;
}
