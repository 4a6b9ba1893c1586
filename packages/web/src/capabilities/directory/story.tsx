import type { DirectoryRequest } from "@rollcall/contract/directory";
import type { ReactElement, ReactNode } from "react";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { placeOf, wishOf } from "./asked.ts";
import { effectsInWords } from "./effects.ts";

/** As much of a request as its sentence needs. */
export type Told = Pick<DirectoryRequest, "method" | "path" | "outcome" | "subject" | "effects"> & {
  /** Who asked: the name of the token. */
  token: string;
};

/** One request as a sentence: "Entra ID turned Ada Lovelace off: suspended, 2 seats freed, 1 key stopped". */
export function Story({ told }: { told: Told }) {
  const t = useText();
  const effects = told.outcome === "refused" ? [] : effectsInWords(told, t);
  const deed = <Deed told={told} />;
  if (effects.length === 0) return deed;
  return <RichText message="{deed}: {effects}" values={{ deed, effects: effects.join(", ") }} />;
}

type Values = Record<string, ReactNode>;

function Deed({ told }: { told: Told }): ReactElement {
  const { token, subject } = told;
  const values = { token, name: <b className="font-medium break-words">{subject?.name}</b> };
  if (subject === null) return told.outcome === "refused" ? <Attempt told={told} /> : <Impersonal told={told} />;
  if (told.outcome === "refused") return attemptOn(subject.kind, values)[wishOf(told)];
  return (subject.kind === "user" ? deedsOnUser(values) : deedsOnGroup(values))[told.outcome];
}

type Deeds = Record<Exclude<Told["outcome"], "refused">, ReactElement>;

function deedsOnUser(values: Values): Deeds {
  return {
    read: <RichText message="{token} looked {name} up" values={values} />,
    created: <RichText message="{token} created {name}" values={values} />,
    linked: <RichText message="{token} took over {name}, who was here already" values={values} />,
    changed: <RichText message="{token} changed {name}" values={values} />,
    suspended: <RichText message="{token} turned {name} off" values={values} />,
    reactivated: <RichText message="{token} turned {name} on" values={values} />,
    removed: <RichText message="{token} deleted {name}" values={values} />,
    unchanged: <RichText message="{token} sent {name} again, and nothing was new" values={values} />,
  };
}

function deedsOnGroup(values: Values): Deeds {
  const changed = <RichText message="{token} changed the Group {name}" values={values} />;
  return {
    read: <RichText message="{token} looked the Group {name} up" values={values} />,
    created: <RichText message="{token} created the Group {name}" values={values} />,
    removed: <RichText message="{token} deleted the Group {name}" values={values} />,
    unchanged: <RichText message="{token} sent the Group {name} again, and nothing was new" values={values} />,
    // What ends or begins for people is said in what followed.
    ...{ linked: changed, changed, suspended: changed, reactivated: changed },
  };
}

function attemptOn(kind: "user" | "group", values: Values): Record<ReturnType<typeof wishOf>, ReactElement> {
  return kind === "user"
    ? {
        read: <RichText message="{token} could not read {name}" values={values} />,
        create: <RichText message="{token} could not create {name}" values={values} />,
        change: <RichText message="{token} could not change {name}" values={values} />,
        delete: <RichText message="{token} could not delete {name}" values={values} />,
      }
    : {
        read: <RichText message="{token} could not read the Group {name}" values={values} />,
        create: <RichText message="{token} could not create the Group {name}" values={values} />,
        change: <RichText message="{token} could not change the Group {name}" values={values} />,
        delete: <RichText message="{token} could not delete the Group {name}" values={values} />,
      };
}

/** What was done to nobody in particular: to many, or to nobody at all. */
function Impersonal({ told }: { told: Told }) {
  const values = { token: told.token };
  if (told.outcome === "read") return <Reading told={told} />;
  if (told.outcome === "unchanged")
    return <RichText message="{token} sent what was here already, and nothing was new" values={values} />;
  return <RichText message="{token} changed several at once" values={values} />;
}

function Reading({ told }: { told: Told }) {
  const values = { token: told.token };
  return {
    users: <RichText message="{token} looked through the users" values={values} />,
    groups: <RichText message="{token} looked through the Groups" values={values} />,
    abilities: <RichText message="{token} asked what Rollcall can do" values={values} />,
    bulk: <RichText message="{token} looked around" values={values} />,
    elsewhere: <RichText message="{token} looked around" values={values} />,
  }[placeOf(told)];
}

/** What was refused and is about nobody who is known here. */
function Attempt({ told }: { told: Told }) {
  const place = placeOf(told);
  const values = { token: told.token };
  if (place !== "users" && place !== "groups")
    return <RichText message="{token} asked for something that was refused" values={values} />;
  const attempts = {
    users: {
      read: <RichText message="{token} could not find a user" values={values} />,
      create: <RichText message="{token} could not create a user" values={values} />,
      change: <RichText message="{token} could not change a user" values={values} />,
      delete: <RichText message="{token} could not delete a user" values={values} />,
    },
    groups: {
      read: <RichText message="{token} could not find a Group" values={values} />,
      create: <RichText message="{token} could not create a Group" values={values} />,
      change: <RichText message="{token} could not change a Group" values={values} />,
      delete: <RichText message="{token} could not delete a Group" values={values} />,
    },
  };
  return attempts[place][wishOf(told)];
}
