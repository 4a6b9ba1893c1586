import type { SsoConnection, SsoConnectionStatus, SsoLack, SsoProtocol, SsoProvider } from "@rollcall/contract/sso";
import type { SsoOutcome } from "@rollcall/contract/sso-sign-ins";
import type { Translate } from "../../texts/use-text.ts";
import type { BadgeTone } from "../../ui/badge.tsx";

/** Names of products are the same in every language. */
const providerNames: Record<Exclude<SsoProvider, "other">, string> = {
  okta: "Okta",
  entra: "Microsoft Entra ID",
  google: "Google Workspace",
  onelogin: "OneLogin",
  jumpcloud: "JumpCloud",
};

export function providerName(provider: SsoProvider, t: Translate): string {
  return provider === "other" ? t("your identity provider") : providerNames[provider];
}

export const protocolNames: Record<SsoProtocol, string> = { saml: "SAML 2.0", oidc: "OpenID Connect" };

export function statusOf(status: SsoConnectionStatus, t: Translate): { name: string; tone: BadgeTone } {
  return {
    draft: { name: t("Draft"), tone: "neutral" as const },
    enabled: { name: t("Enabled"), tone: "success" as const },
    disabled: { name: t("Disabled"), tone: "warning" as const },
  }[status];
}

/** What is missing before a connection can be enabled, as things to do. */
export function lackText(lack: SsoLack, t: Translate): string {
  return {
    provider: t("Enter what your identity provider says about itself"),
    certificate: t("Add a certificate that is valid today"),
    client_secret: t("Enter the client secret"),
    domain: t("Choose a verified domain whose people it signs in"),
    test: t("Do a test sign-in that goes well; it counts for a day"),
  }[lack];
}

export function outcomeOf(outcome: SsoOutcome, t: Translate): { name: string; tone: BadgeTone } {
  return {
    waiting: { name: t("Not finished"), tone: "neutral" as const },
    signed_in: { name: t("Signed in through it"), tone: "success" as const },
    linked: { name: t("Signed in for the first time"), tone: "success" as const },
    joined: { name: t("Joined"), tone: "accent" as const },
    passed: { name: t("Test went well"), tone: "success" as const },
    refused: { name: t("Refused"), tone: "danger" as const },
  }[outcome];
}

export type Health = { tone: "warning" | "danger"; text: string };

/** What an Admin has to look after; nothing while all is well. */
export function healthOf({ saml, status }: SsoConnection, t: Translate): Health | undefined {
  const certificates = saml?.identity_provider?.certificates ?? [];
  if (status === "draft" || certificates.length === 0) return undefined;
  const isGood = certificates.some((each) => each.status === "valid");
  if (isGood) return undefined;
  if (certificates.some((each) => each.status === "expires_soon"))
    return { tone: "warning", text: t("Its certificate ends soon. Add the new one before, so that sign-ins go on.") };
  return { tone: "danger", text: t("It has no certificate that is valid today: nobody can sign in through it.") };
}
