import { useRouter, useRouterState } from "@tanstack/react-router";
import { useEffect } from "react";

/**
 * The secret of a mailed link, which travels behind the `#` so that no server's log holds it. It is kept for this tab
 * until `forgetLinkToken`, and taken out of the address, where a history or a screen share would show it. So somebody who
 * reloads, signs in or switches account on the way comes back to the same offer.
 */
export function useLinkToken(): string | undefined {
  const router = useRouter();
  const { hash, pathname, searchStr } = useRouterState({ select: ({ location }) => location });
  useEffect(() => {
    if (hash !== "" && keep(pathname, hash)) router.history.replace(pathname + searchStr);
  }, [router, hash, pathname, searchStr]);
  return hash === "" ? kept(pathname) : hash;
}

/** After the link has done its work. */
export function forgetLinkToken(pathname: string): void {
  try {
    sessionStorage.removeItem(nameOf(pathname));
  } catch {
    // Nothing was kept.
  }
}

/** False when storage is switched off; then the link stays in the address, where a reload finds it. */
function keep(pathname: string, token: string): boolean {
  try {
    sessionStorage.setItem(nameOf(pathname), token);
    return true;
  } catch {
    return false;
  }
}

function kept(pathname: string): string | undefined {
  try {
    return sessionStorage.getItem(nameOf(pathname)) ?? undefined;
  } catch {
    return undefined;
  }
}

function nameOf(pathname: string): string {
  return `rollcall.link:${pathname}`;
}
