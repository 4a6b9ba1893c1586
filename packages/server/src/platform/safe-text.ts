// A password stands in an address before its @. Tokens and codes of ours are 43 characters, ids at most 37.
const PASSWORD_IN_ADDRESS = /\/\/[^/\s@]{1,256}@/g;
const TOKEN = /[A-Za-z0-9_-]{40,}/g;
// The one secret of ours with signs between which TOKEN would find too little.
const WEBHOOK_SECRET = /whsec_[A-Za-z0-9+/=_-]+/g;
// Bounded, so that a long text without an @ costs no more than its length.
const MAIL_ADDRESS =
  /[^\s"'<>()[\],;:\\/@?&]{1,64}(?:@|%40)(?:[^\s"'<>()[\],;:\\/@.]{1,63}\.)+\p{L}[\p{L}\p{N}-]{1,62}/gu;

/** A text as a log may hold it: without what could be a secret, and without e-mail addresses. */
export function withoutSecrets(text: string): string {
  return text
    .replace(PASSWORD_IN_ADDRESS, "//[redacted]@")
    .replace(WEBHOOK_SECRET, "[redacted]")
    .replace(TOKEN, "[redacted]")
    .replace(MAIL_ADDRESS, "[address]");
}
