// The first set-up: three steps, one open at a time. It can be left and taken up again; what is done stays done.
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { text } from '../lib/messages/text';
import type { MessageKey } from '../lib/words/message-key';
import { DryRun } from './DryRun';
import { CheckIcon, LockIcon } from './icons';
import type { SectionProps } from './Options';
import { ServiceForm } from './ServiceForm';
import { SitesForm } from './SitesForm';
import { useKeptFocus } from './use-kept-focus';

type Props = SectionProps & { onLeave(): void };
type Step = SectionProps['status']['setUp']['steps'][number];
type Name = Step['name'];

const TITLES: Record<Name, MessageKey> = {
  service: 'setUpService',
  sites: 'setUpSites',
  check: 'setUpCheck',
};

export function SetUp(props: Props): JSX.Element {
  const { status, worker, onChange, onLeave } = props;
  const { steps } = status.setUp;
  const [open, setOpen] = useState<Name>(() => steps.find(({ done }) => !done)?.name ?? 'check');
  const part = useRef<HTMLElement>(null);
  useKeptFocus(part, () => part.current?.querySelector<HTMLElement>('[aria-expanded="true"]'));
  const isDone = steps.every(({ done }) => done);

  async function finish(): Promise<void> {
    await worker.ask('setUp.note', { note: 'closed' });
    await onChange();
    onLeave();
  }
  return (
    <main class="set-up" data-t="set-up" ref={part} tabIndex={-1}>
      <h1>{text('setUpTitle')}</h1>
      <p class="small">{text('setUpIntro')}</p>
      <ol>
        {steps.map((step, i) => (
          <li
            key={step.name}
            data-t={step.name}
            data-done={step.done}
            class={step.name === open ? 'open' : ''}
          >
            <StepHead
              step={step}
              number={i + 1}
              isOpen={step.name === open}
              onOpen={() => setOpen(step.name)}
            />
            {step.name === open && (
              <div class="stack step-body" id={`step-${step.name}`}>
                <StepBody {...props} name={step.name} onNext={() => setOpen(steps[i + 1]?.name ?? 'check')} />
              </div>
            )}
          </li>
        ))}
      </ol>
      {isDone && (
        <p class="notice live" role="status" data-t="set-up-done">
          {text('setUpAllDone')}
        </p>
      )}
      <div class="row start">
        {isDone ? (
          <button type="button" class="primary narrow" data-t="set-up-finish" onClick={() => void finish()}>
            {text('setUpFinish')}
          </button>
        ) : (
          <button type="button" class="link" data-t="set-up-leave" onClick={onLeave}>
            {text('setUpLater')}
          </button>
        )}
      </div>
    </main>
  );
}

type HeadProps = { step: Step; number: number; isOpen: boolean; onOpen(): void };

function StepHead({ step, number, isOpen, onOpen }: HeadProps): JSX.Element {
  return (
    <h2>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? `step-${step.name}` : undefined}
        data-t={`step-${step.name}`}
        onClick={onOpen}
      >
        <span class="step-number">{step.done ? <CheckIcon /> : number}</span>
        <span class="step-title">{text(TITLES[step.name])}</span>
        <span class={`pill ${step.done ? 'accent' : ''}`}>
          {text(step.done ? 'setUpStepDone' : 'setUpStepOpen')}
        </span>
      </button>
      {step.locked && (
        <span class="small locked">
          <LockIcon /> {text('setByAdministrator')}
        </span>
      )}
    </h2>
  );
}

function StepBody({ name, onNext, ...props }: Props & { name: Name; onNext(): void }): JSX.Element {
  const { status, worker, onChange } = props;
  const note = async (note: 'sites' | 'check'): Promise<void> => {
    await worker.ask('setUp.note', { note });
    await onChange();
  };
  if (name === 'check')
    return status.ready ? (
      <>
        <p class="small">{text('checkExplained')}</p>
        <DryRun worker={worker} onChecked={() => void note('check')} />
      </>
    ) : (
      <p class="notice look">{text('setUpNeedsService')}</p>
    );
  const isDone = status.setUp.steps.find((step) => step.name === name)?.done;
  return (
    <>
      <p class="small">{text(name === 'service' ? 'serviceExplained' : 'sitesExplained')}</p>
      {name === 'service' ? (
        <ServiceForm {...props} />
      ) : (
        <>
          <p class="small">
            {text('builtInSites', status.builtInSites.join(', '))} {text('setUpSitesBuiltIn')}
          </p>
          <SitesForm {...props} />
        </>
      )}
      {(isDone || name === 'sites') && (
        <button
          type="button"
          class="primary narrow start"
          data-t="set-up-next"
          onClick={() => {
            if (name === 'sites') void note('sites');
            onNext();
          }}
        >
          {text('setUpNext')}
        </button>
      )}
    </>
  );
}
