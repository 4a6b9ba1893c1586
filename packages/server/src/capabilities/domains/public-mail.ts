/**
 * Domains in which everybody can have a mailbox. Nobody but the provider could prove them, so the list need not be whole:
 * it tells an Admin at once what would otherwise fail at the proof, and keeps a provider's own staff from letting in every
 * customer by mistake.
 */
const providers = new Set(
  `aim.com alice.it aol.com aol.de aol.fr arcor.de bigpond.com bluewin.ch bol.com.br btinternet.com comcast.net cox.net
  daum.net duck.com earthlink.net email.com fastmail.com fastmail.fm free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com
  gmx.de gmx.fr gmx.net googlemail.com hanmail.net hey.com hotmail.com hushmail.com icloud.com inbox.ru interia.pl
  keemail.me laposte.net libero.it list.ru live.ca live.co.uk live.com live.com.au live.de live.fr live.it live.nl mac.com
  mail.com mail.de mail.ru mailbox.org me.com msn.com naver.com neuf.fr o2.pl onet.pl optonline.net orange.fr outlook.com
  pm.me posteo.de posteo.net privaterelay.appleid.com proton.me protonmail.ch protonmail.com qq.com rambler.ru rediffmail.com
  rocketmail.com sbcglobal.net seznam.cz sfr.fr shaw.ca sky.com skynet.be t-online.de tiscali.it tuta.com tuta.io
  tutanota.com tutanota.de uol.com.br verizon.net virgilio.it virginmedia.com wanadoo.fr web.de wp.pl ya.ru yandex.com
  yandex.ru yeah.net ymail.com zoho.com zohomail.com 126.com 139.com 163.com 189.cn sina.com sohu.com foxmail.com
  mailinator.com guerrillamail.com 10minutemail.com yopmail.com trashmail.com`.split(/\s+/),
);

/** Providers with a domain in nearly every country. */
const everywhere = ["yahoo", "hotmail", "outlook", "gmail"];

/** Whether everybody can have a mailbox in this domain. `name` is the domain without its public suffix. */
export function isPublicMail({ domain, name }: { domain: string; name: string }): boolean {
  return providers.has(domain) || everywhere.includes(name);
}
