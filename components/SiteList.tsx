// Sites under a heading, each with a switch.
import type { ComponentChildren, JSX } from 'preact';
import { text } from '../lib/messages/text';
import type { SectionProps } from './Options';
import { Switch } from './Switch';

type Props = Pick<SectionProps, 'status' | 'worker' | 'onChange'> & {
  id: string;
  title: string;
  sites: readonly string[];
  /** What else can be done with a site. */
  more?(site: string): ComponentChildren;
};

export function SiteList({ status, worker, onChange, id, title, sites, more }: Props): JSX.Element | null {
  if (sites.length === 0) return null;
  return (
    <div data-t={id}>
      <h3>{title}</h3>
      <ul class="switches">
        {sites.map((site, i) => (
          <li class="row" key={site} data-site={site}>
            <span class="grow" id={`${id}-${i}`}>
              {site}
            </span>
            {more?.(site)}
            <Switch
              name="switch-site"
              labelledBy={`${id}-${i}`}
              isOn={!status.sitesOff.includes(site)}
              onSwitch={(isOn) => void worker.ask('sites.switch', { site, isOn }).then(onChange)}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

export const BuiltInSites = (props: SectionProps): JSX.Element | null => (
  <SiteList
    {...props}
    id="built-in-sites"
    title={text('builtInSitesHeading')}
    sites={props.status.builtInSites}
  />
);
