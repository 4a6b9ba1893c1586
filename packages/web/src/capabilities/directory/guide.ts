import type { Translate } from "../../texts/use-text.ts";

export const directoryProducts = ["okta", "entra", "onelogin", "jumpcloud", "google", "other"] as const;
export type DirectoryProduct = (typeof directoryProducts)[number];

/** Names of products are the same in every language. */
const names: Record<Exclude<DirectoryProduct, "other">, string> = {
  okta: "Okta",
  entra: "Microsoft Entra ID",
  onelogin: "OneLogin",
  jumpcloud: "JumpCloud",
  google: "Google Workspace",
};

export function directoryName(product: DirectoryProduct, t: Translate): string {
  return product === "other" ? t("Another one") : names[product];
}

/** The steps in a directory, in the words of its own pages, and what else to know there. */
export type Guide = { steps: string[]; note?: string };

export function guideOf(product: DirectoryProduct, t: Translate): Guide {
  return { okta, entra, onelogin, jumpcloud, google, other }[product](t);
}

const okta = (t: Translate): Guide => ({
  steps: [
    t(
      "Okta Admin Console › Applications › your application › General › App Settings › Edit: choose Provisioning SCIM.",
    ),
    t(
      "On the tab Provisioning › Integration: paste the base URL as SCIM connector base URL, enter userName as the unique identifier, tick Push New Users, Push Profile Updates and Push Groups.",
    ),
    t("Choose Authentication Mode HTTP Header and paste the token. Press Test Connector Configuration, then Save."),
    t("Under Provisioning › To App, enable Create Users, Update User Attributes and Deactivate Users."),
    t("Assign people on the tab Assignments, and push Groups on the tab Push Groups."),
  ],
  note: t("Groups that are only assigned bring their people. To map them to roles and Workspaces, push them as well."),
});

const entra = (t: Translate): Guide => ({
  steps: [
    t(
      "Entra admin center › Enterprise applications › your application, or New application › Create your own › Provisioning.",
    ),
    t(
      "Choose New configuration, paste the base URL as Tenant URL and the token as Secret token. Press Test connection, then Create.",
    ),
    t('Under Attribute mapping › Users, send mail as emails[type eq "work"].value and objectId as externalId.'),
    t("Under Users and groups, assign people and groups."),
    t("Press Start provisioning. It runs every 40 minutes; Provision on demand sends one person at once."),
  ],
  note: t("Entra ID turns people off first and deletes them 30 days later."),
});

const onelogin = (t: Translate): Guide => ({
  steps: [
    t("OneLogin Administration › Applications › Add App › SCIM Provisioner with SAML (SCIM v2 Enterprise)."),
    t(
      "On the tab Configuration, paste the base URL as SCIM Base URL and the token as SCIM Bearer Token, then press Enable under API Connection.",
    ),
    t(
      "On the tab Provisioning, tick Enable provisioning, and choose what happens when a user is deleted: Suspend or Delete.",
    ),
    t("On the tab Parameters, include Groups in User Provisioning, and say under Rules which roles make which Groups."),
    t("Give people access under Access or Users."),
  ],
});

const jumpcloud = (t: Translate): Guide => ({
  steps: [
    t("JumpCloud Admin Portal › SSO Applications › your application › Identity Management."),
    t(
      "Choose SCIM API and SCIM 2.0, paste the base URL and the token as Token Key, enter a test address and press Test Connection.",
    ),
    t("Turn on the management of User Groups and Group Membership, then Activate."),
    t("On the tab User Groups, tick the Groups whose people you want to send, and save."),
  ],
});

const google = (t: Translate): Guide => ({
  steps: [
    t("Google Admin console › Apps › Web and mobile apps › your SAML app › Autoprovisioning › Configure."),
    t("Paste the token as Access token and the base URL as Endpoint URL."),
    t(
      "Map the primary e-mail address to userName and to the e-mail address of work, the names to given and family name.",
    ),
    t(
      "Choose the groups whose people you want to send, say after how long somebody is suspended or deleted, and turn it on.",
    ),
  ],
  note: t(
    "Google offers this for applications of its catalogue only, and sends people but no Groups. Without it, sync through another directory, or let people join by single sign-on.",
  ),
});

const other = (t: Translate): Guide => ({
  steps: [
    t("Look for provisioning or SCIM 2.0 at the application, often beside its single sign-on."),
    t("Paste the base URL, and the token as bearer token or as the header Authorization: Bearer followed by it."),
    t("Send at least userName, an e-mail address, given and family name, and active."),
    t("Let it create, update and deactivate users, and push Groups. Then assign people."),
  ],
});
