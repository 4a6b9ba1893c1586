import { Fragment, type ReactNode } from "react";

type Entry = { term: ReactNode; detail: ReactNode; key?: string };

/** Terms and what they are, a line each: the facts of a profile. */
export function DescriptionList({ entries }: { entries: readonly Entry[] }) {
  return (
    <dl className="grid grid-cols-1 sm:grid-cols-[minmax(120px,auto)_1fr]">
      {entries.map(({ term, detail, key }, index) => (
        // Facts are written down in order; one without a key has only its place.
        <Fragment key={key ?? index}>
          <dt className="pt-2 text-muted sm:pr-6 sm:border-t sm:border-line sm:py-2 sm:nth-[1]:border-t-0">{term}</dt>
          <dd className="min-w-0 pb-2 break-words sm:border-t sm:border-line sm:py-2 sm:nth-[2]:border-t-0">
            {detail}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
