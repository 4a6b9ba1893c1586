import { useRouter } from "@tanstack/react-router";
import { useCallback } from "react";
import { safeReturnTo } from "../../address.ts";
import { forgetEarlierSession } from "../../session.ts";

/** After somebody signed in: forgets what was read as whoever it was before, and goes where they were going. */
export function useEnter(): (returnTo?: string) => Promise<void> {
  const router = useRouter();
  return useCallback(
    async (returnTo) => {
      forgetEarlierSession();
      await router.navigate({ href: safeReturnTo(returnTo) });
    },
    [router],
  );
}
