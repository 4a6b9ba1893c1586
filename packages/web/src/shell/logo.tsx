/** The mark: a list with one name ticked. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32" className="shrink-0">
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M9 10h14M9 16h6M9 22h6"
        className="stroke-accent-ink"
        strokeOpacity="0.6"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
      <path
        d="m18 20 2.6 2.6L25 17"
        fill="none"
        className="stroke-accent-ink"
        strokeWidth="2.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
