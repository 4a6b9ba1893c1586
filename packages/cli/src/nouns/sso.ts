import * as contract from "@rollcall/contract/sso";
import * as access from "@rollcall/contract/sso-access";
import * as signIns from "@rollcall/contract/sso-sign-ins";
import type { Noun } from "../noun.ts";

/** Single sign-on. */
export const sso: Noun = {
  name: "sso",
  summary: "Single sign-on: connections, enforcement, automatic seats, emergency access.",
  verbs: [
    { usage: "show", operation: access.getSsoSettings },
    { usage: "create <name> <protocol>", operation: contract.createSsoConnection },
    { usage: "connection <connection>", operation: contract.getSsoConnection },
    { usage: "update <connection>", operation: contract.updateSsoConnection },
    { usage: "mapping <connection>", operation: contract.setSsoMapping },
    { usage: "metadata <connection>", operation: contract.importSsoMetadata },
    { usage: "identity-provider <connection>", operation: contract.setSsoIdentityProvider },
    { usage: "client <connection>", operation: contract.setSsoClient },
    { usage: "test <connection>", operation: signIns.beginSsoTest },
    { usage: "enable <connection>", operation: contract.enableSsoConnection },
    {
      usage: "disable <connection>",
      operation: contract.disableSsoConnection,
      question: "Nobody signs in through it any more; members stay. Disable it?",
    },
    {
      usage: "remove <connection>",
      operation: contract.removeSsoConnection,
      question: "Its settings and links to people go; members stay. Remove it?",
    },
    { usage: "domain <domain>", operation: access.setSsoDomain },
    { usage: "automatic-seats [product-ids...]", operation: access.setAutomaticSeats },
    { usage: "without-seat", operation: access.listWithoutSeat },
    { usage: "emergency-admins [member-ids...]", operation: access.setBreakGlass },
    { usage: "rehearse-emergency", operation: access.rehearseBreakGlass },
    { usage: "enter-in-emergency", operation: access.useBreakGlass },
    { usage: "sign-ins", operation: signIns.listSsoSignIns },
    { usage: "sign-in <sign-in>", operation: signIns.getSsoSignIn },
  ],
};
