/** French, by the English message that stands in the source. What is missing here is shown in English. */
export const french: Record<string, string> = {
  Members: "Membres",
};
