import { useLocation } from "@tanstack/react-router";
import { useEffect } from "react";

/**
 * The secret of a mailed link, which travels behind the `#` so that no server's log holds it. It is kept for this tab
 * until `forgetLinkToken`, so that somebody who signs in or switches account on the way comes back to the same offer.
 */
export function useLinkToken(): string | undefined {
  const { hash, pathname } = useLocation();
  useEffect(() => {
    if (hash !== "") keep(pathname, hash);
  }, [hash, pathname]);
  return hash === "" ? kept(pathname) : hash;
}

/** After the link has done its work, or can never do it. */
export function forgetLinkToken(pathname: string): void {
  keep(pathname, null);
}

function keep(pathname: string, token: string | null): void {
  try {
    if (token === null) sessionStorage.removeItem(`rollcall.link:${pathname}`);
    else sessionStorage.setItem(`rollcall.link:${pathname}`, token);
  } catch {
    // Storage may be switched off; the link in the address still works.
  }
}

function kept(pathname: string): string | undefined {
  try {
    return sessionStorage.getItem(`rollcall.link:${pathname}`) ?? undefined;
  } catch {
    return undefined;
  }
}
