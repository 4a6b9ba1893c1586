import type { SsoProvider } from "@rollcall/contract/sso";
import type { Translate } from "../../texts/use-text.ts";

/** How a provider calls what is copied to it, and where its own values are found. Its words, which it does not translate. */
export type SamlGuide = {
  acs: string;
  entity: string;
  start?: string;
  nameId: string;
  where: string;
  metadata: string;
};

/** What to look for at each provider of SAML. */
export function samlGuide(provider: SsoProvider, t: Translate): SamlGuide {
  return {
    okta: {
      acs: "Single sign-on URL",
      entity: "Audience URI (SP Entity ID)",
      nameId: "Name ID format: Persistent",
      where: t("Okta Admin Console › Applications › Create App Integration › SAML 2.0"),
      metadata: t("On the tab Sign On, copy the Metadata URL."),
    },
    entra: {
      acs: "Reply URL (Assertion Consumer Service URL)",
      entity: "Identifier (Entity ID)",
      nameId: "Unique User Identifier: user.objectid",
      where: t(
        "Entra admin center › Enterprise applications › New application › Create your own › Single sign-on › SAML",
      ),
      metadata: t("Under SAML Certificates, copy the App Federation Metadata Url."),
    },
    google: {
      acs: "ACS URL",
      entity: "Entity ID",
      nameId: "Name ID format: PERSISTENT",
      where: t("Google Admin console › Apps › Web and mobile apps › Add app › Add custom SAML app"),
      metadata: t(
        "On the page Google Identity Provider details, download the metadata file. Google has no address for it.",
      ),
    },
    onelogin: {
      acs: "ACS (Consumer) URL",
      entity: "Audience (EntityID)",
      nameId: "SAML nameID format: Persistent",
      where: t("OneLogin Administration › Applications › Add App › SAML Custom Connector (Advanced)"),
      metadata: t("On the tab SSO, copy the Issuer URL: it is the address of the metadata."),
    },
    jumpcloud: {
      acs: "ACS URLs",
      entity: "SP Entity ID",
      nameId: "SAMLSubject NameID Format: persistent",
      where: t("JumpCloud Admin Portal › SSO Applications › Add New Application › Custom Application › SAML"),
      metadata: t("On the tab SSO, copy the metadata URL or export the metadata."),
    },
    other: {
      acs: "Assertion Consumer Service (ACS) URL",
      entity: "Entity ID (Audience)",
      nameId: "NameID format: persistent",
      where: t("Where your identity provider adds a SAML application, often called service provider."),
      metadata: t("Look for the metadata of the identity provider: an address, or a file in XML."),
    },
  }[provider];
}

export type OidcGuide = { redirect: string; where: string; issuer: string };

/** What to look for at each provider of OpenID Connect. */
export function oidcGuide(provider: SsoProvider, t: Translate): OidcGuide {
  return {
    okta: {
      redirect: "Sign-in redirect URIs",
      where: t("Okta Admin Console › Applications › Create App Integration › OIDC › Web Application"),
      issuer: "https://your-company.okta.com",
    },
    entra: {
      redirect: "Redirect URI (Web)",
      where: t("Entra admin center › App registrations › New registration"),
      issuer: "https://login.microsoftonline.com/tenant-id/v2.0",
    },
    google: {
      redirect: "Authorized redirect URIs",
      where: t("Google Cloud console › Google Auth Platform › Clients › Create client › Web application"),
      issuer: "https://accounts.google.com",
    },
    onelogin: {
      redirect: "Redirect URIs",
      where: t("OneLogin Administration › Applications › Add App › OpenId Connect (OIDC)"),
      issuer: "https://your-company.onelogin.com/oidc/2",
    },
    jumpcloud: {
      redirect: "Redirect URIs",
      where: t("JumpCloud Admin Portal › SSO Applications › Add New Application › Custom Application › OIDC"),
      issuer: "https://oauth.id.jumpcloud.com/",
    },
    other: {
      redirect: "Redirect URI (callback)",
      where: t("Where your identity provider adds a client or an application of the type Web."),
      issuer: "https://login.example.com",
    },
  }[provider];
}
