import type { getSsoSignIn } from "@rollcall/contract/sso-sign-ins";
import type { OutputOf } from "@rollcall/sdk";
import { useFormats } from "../../texts/use-formats.ts";
import { type Translate, useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { useRoleBook } from "../roles/role-book.ts";
import { reasonText } from "./reasons.ts";
import { ReceivedAttributes } from "./received-attributes.tsx";

type SignIn = OutputOf<typeof getSsoSignIn>;
type Result = NonNullable<SignIn["test"]>;

/** What a test received, and what would have come of it. */
export function TestResult({ signIn }: { signIn: SignIn }) {
  const t = useText();
  const { outcome, reason, detail, test } = signIn;
  const isGood = outcome === "passed";
  return (
    <div className="flex flex-col gap-4">
      <Banner tone={isGood ? "success" : "danger"} title={isGood ? t("The test went well") : t("The test was refused")}>
        {isGood && test ? wouldText(test, t) : reason !== null && reasonText(reason, t)}
        {!isGood && detail && <p className="mt-1 font-mono text-xs break-words">{detail}</p>}
      </Banner>
      {test && <Received test={test} />}
    </div>
  );
}

function Received({ test }: { test: Result }) {
  const t = useText();
  const { list } = useFormats();
  const none = <span className="text-subtle">{t("Nothing came")}</span>;
  return (
    <>
      <DescriptionList
        entries={[
          { term: t("Subject"), detail: test.subject ?? none },
          { term: t("E-mail address"), detail: test.email ?? none },
          { term: t("First name"), detail: test.first_name || none },
          { term: t("Last name"), detail: test.last_name || none },
          { term: t("Groups"), detail: test.groups.length === 0 ? none : list(test.groups) },
        ]}
      />
      {test.would !== "refuse" && <WouldGet test={test} />}
      <Disclosure label={t("Everything that came ({count})", { count: test.attributes.length })}>
        <ReceivedAttributes attributes={test.attributes} />
      </Disclosure>
    </>
  );
}

function WouldGet({ test: { grants, seats } }: { test: Result }) {
  const t = useText();
  const { list } = useFormats();
  const book = useRoleBook();
  const names = (named: readonly { name: string }[]) => list(named.map(({ name }) => name)) || t("None");
  const places = grants.workspaces.map(({ name, roles }) => `${name} (${list(book.namesOf(roles))})`);
  return (
    <section>
      <h3 className="mb-1 font-medium">{t("They would get")}</h3>
      <DescriptionList
        entries={[
          { term: t("Roles"), detail: list(book.namesOf(grants.roles.map(({ id }) => id))) || t("None") },
          { term: t("Groups"), detail: names(grants.groups) },
          { term: t("Workspaces"), detail: list(places) || t("None") },
          { term: t("Seats"), detail: list(seats.map((seat) => seatText(seat, t))) || t("None") },
        ]}
      />
    </section>
  );
}

function seatText({ product: { name }, outcome }: Result["seats"][number], t: Translate): string {
  return {
    granted: name,
    none_left: t("no {product}: none is free", { product: name }),
    held_already: t("{product}, held already", { product: name }),
  }[outcome];
}

function wouldText({ would, takes_up_invitation }: Result, t: Translate): string {
  if (takes_up_invitation) return t("This person would join, and take up their invitation.");
  return {
    join: t("This person would join as a new member."),
    link: t("This person is a member already, and would be known by this connection from then on."),
    sign_in: t("This person would be signed in."),
    refuse: t("This person would be refused."),
    none: "",
  }[would ?? "none"];
}
