import { type Messages, setupI18n } from "@lingui/core";
import { type CompiledMessage, compileMessage } from "@lingui/message-utils/compileMessage";
import { type Language, languages } from "@rollcall/contract/people";
import { remember, remembered } from "../remembered.ts";

/** Every text of the panel goes through here. The English ICU message is the id; the other languages are catalogues over it. */
export const i18n = setupI18n().setMessagesCompiler(compiledOnce);
i18n.loadAndActivate({ locale: "en", messages: {} });

const catalogues: Record<Language, () => Promise<Messages>> = {
  en: async () => ({}),
  fr: () => import("./fr.ts").then(({ french }) => french),
};

const compiled = new Map<string, CompiledMessage>();

function compiledOnce(message: string): CompiledMessage {
  const known = compiled.get(message) ?? compileMessage(message);
  compiled.set(message, known);
  return known;
}

/** Switches the panel to a language and remembers it for the pages before sign-in. */
export async function speak(language: Language): Promise<void> {
  if (i18n.locale !== language) i18n.loadAndActivate({ locale: language, messages: await catalogues[language]() });
  document.documentElement.lang = language;
  remember("language", language);
}

/** The language to begin with: the one of last time, else the first of the browser's that we have. */
export function languageToBeginWith(): Language {
  const wishes = [remembered("language"), ...navigator.languages.map((each) => each.slice(0, 2))];
  for (const wish of wishes) {
    const known = languages.find((language) => language === wish);
    if (known) return known;
  }
  return "en";
}
