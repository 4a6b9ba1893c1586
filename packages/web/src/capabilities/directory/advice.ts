import type { DirectoryRequest } from "@rollcall/contract/directory";
import type { Translate } from "../../texts/use-text.ts";

type Refused = Pick<DirectoryRequest, "status" | "scim_type">;

/** What to do about a request that was refused; nothing where its reason says it all. */
export function adviceOn({ status, scim_type }: Refused, t: Translate): string | undefined {
  if (scim_type === "uniqueness")
    return t(
      "A directory takes over a member who is here already only inside a verified domain. Verify the domain, or give one of the two another address.",
    );
  if (scim_type === "invalidFilter" || scim_type === "invalidPath")
    return t(
      "The directory asked in a way that SCIM does not know. Look at its attribute mapping: a name may be mistyped.",
    );
  return {
    400: t("A value is missing or is none that Rollcall can take. Look at the attribute mapping of the directory."),
    403: t("The brake holds. Look at what the directory wants first, then let it go on for an hour on the overview."),
    404: t("The directory means somebody or something that is not here any more. Let it provision them anew."),
    409: t("Make another member Admin first, then let the directory try again."),
    412: t("It was changed in between. Directories try again by themselves."),
    413: t("The request is too large. Let the directory send fewer changes at once."),
    429: t("The directory asks too often. Directories slow down and try again by themselves."),
    500: t(
      "This is a mistake of Rollcall. The directory tries again by itself; if it goes on, look at the server’s log.",
    ),
  }[status];
}
