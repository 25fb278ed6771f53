// The call card: what will they see, why, and Call. In the page and in the popup.
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ContactFields } from '../lib/crm/contact-fields';
import type { CrmRecord } from '../lib/crm/profile';
import { text } from '../lib/messages/text';
import { AttemptPanel } from './AttemptPanel';
import { CallButton } from './CallButton';
import { CallerId } from './CallerId';
import { CallOptions } from './CallOptions';
import { CloseIcon } from './icons';
import { Said } from './Said';
import { Texting } from './Texting';
import { TimeBar } from './TimeBar';
import { useCall, type Worker } from './use-call';
import { useCardFocus } from './use-card-focus';
import { WhyAnyway } from './WhyAnyway';
import { when } from './when';

export type Before = { lineId: string | null; shown: string | null };
export type CallCardProps = {
  number: string;
  /** The CRM record behind it, if it was found in a page. */
  record?: CrmRecord | null;
  /** Where the contact is, as that record says. */
  contact?: ContactFields | null;
  /** The site that a surface of ours has both from; a card in a page stands there itself. */
  foundOn?: string | null;
  /** The call that this one answers or repeats: it is made as the same line, to be seen with the same number. */
  before?: Before | undefined;
  /** Its label says fax: it can be called, after a warning. */
  isFax?: boolean;
  /** It stands in a link for text messages. */
  isText?: boolean;
  worker: Worker;
  /** Whether this press may dial: a trusted one, on a card that is plainly visible. */
  isSafePress(event: MouseEvent): boolean;
  onClose(): void;
  /** Says that this is no phone number; absent where that cannot be said. */
  onDismiss?: (() => void) | undefined;
};

export function CallCard({
  number,
  record = null,
  contact = null,
  foundOn = null,
  before,
  isFax,
  isText = false,
  worker,
  isSafePress,
  onClose,
  onDismiss,
}: CallCardProps): JSX.Element {
  const call = useCall(number, worker, {
    record,
    contact,
    foundOn,
    texting: isText,
    firstLine: before?.lineId ?? null,
  });
  const [why, setWhy] = useState('');
  const [again, setAgain] = useState(false);
  const { view, attempt, notice } = call;
  const first = useCardFocus(Boolean(view || notice), Boolean(attempt));
  const press = (event: MouseEvent): void => {
    if (!isSafePress(event)) call.refusePress('errorUnsafePress');
    else if (view?.why === 'required' && !why.trim()) {
      call.refusePress('errorWhyNeeded');
      first.current?.querySelector<HTMLElement>('.why-anyway input')?.focus();
    } else void call.place(again, why);
  };
  const write = (event: MouseEvent): void => {
    if (isSafePress(event)) void call.write();
    else call.refusePress('errorUnsafeText');
  };
  const openSettings = (): void => void worker.ask('settings.open', {});

  return (
    <section
      class="nd call-card"
      role="dialog"
      aria-label={text('chipCall', view?.display ?? number)}
      ref={first}
    >
      <header class="part">
        <div class="row top">
          <div class="grow">
            {record?.name && (
              <p class="name" dir="auto" data-t="name">
                {record.name}
              </p>
            )}
            <h1 class="big" data-t="destination">
              {view?.display ?? number}
            </h1>
          </div>
          <button
            type="button"
            class="icon-button"
            data-t="close"
            aria-label={text('close')}
            onClick={onClose}
          >
            <CloseIcon />
          </button>
        </div>
        <p class="small" data-t="place">
          {view ? placeAndTime(view.place, view.localTime?.text) : text('loading')}
        </p>
        {view?.localTime && <TimeBar time={view.localTime} />}
        <Said>{attempt?.label}</Said>
      </header>
      {view?.staleSince && (
        <p class="part small" data-t="stale">
          {text('directoryStale', when(view.staleSince))}
        </p>
      )}
      {notice && (
        <div class="part stack">
          <p class="notice look" role="alert" data-t="notice">
            {notice}
          </p>
          {call.needsSettings && (
            <button type="button" class="link" onClick={openSettings}>
              {text('openSettings')}
            </button>
          )}
        </div>
      )}
      {view && attempt && (
        <AttemptPanel
          attempt={attempt}
          trace={attempt.id ? view.trace : []}
          onHangUp={call.hangUp}
          onCheck={call.check}
          onReport={call.report}
          onAgain={() => {
            setAgain(attempt.state === 'unknown');
            setWhy('');
            void call.again();
          }}
          onSave={call.wrapUp}
          onSendAgain={call.sendAgain}
          onLeave={call.leave}
        />
      )}
      {view && !attempt && view.outcome === 'block' && (
        <div class="part stack">
          <p class="notice no" role="alert" data-t="blocked">
            <b>{text('notCalled')}</b> {view.reason}
          </p>
          {view.lines.length > 1 && <CallOptions view={view} onChoose={call.choose} />}
        </div>
      )}
      {view && !attempt && view.outcome !== 'block' && (
        <>
          {view.texting && <Texting texting={view.texting} onText={write} />}
          <CallerId view={view} />
          <div class="part stack">
            <CallOptions view={view} onChoose={call.choose} />
            {before?.shown && before.shown !== view.shown && (
              <p class="notice look" data-t="other-number">
                {view.shown
                  ? text('sawOtherNumber', before.shown, view.shown)
                  : text('sawOtherNumberNone', before.shown)}
              </p>
            )}
            {isFax && (
              <p class="notice look" data-t="fax">
                {text('faxNumber')}
              </p>
            )}
            {view.warnings.map((warning) => (
              <p class="notice look" key={warning} data-t="warning">
                {warning}
              </p>
            ))}
            <WhyAnyway asked={view.why} value={why} onChange={setWhy} />
            <CallButton view={view} disabled={call.placing || call.choosing} onPress={press} />
            <p class="small" data-t="callback">
              {view.callback}
            </p>
          </div>
        </>
      )}
      {onDismiss && !attempt && (
        <footer class="part">
          <button type="button" class="link small" data-t="not-a-number" onClick={onDismiss}>
            {text('notANumber')}
          </button>
        </footer>
      )}
    </section>
  );
}

const placeAndTime = (place: string, time: string | undefined): string =>
  [place, time && text('timeThere', time)].filter(Boolean).join(' · ');
