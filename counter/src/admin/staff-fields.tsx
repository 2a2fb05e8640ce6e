import type { Role } from '@onehall/domain'
import type { StaffFacts, StaffMember } from '@onehall/protocol'
import { role as roles } from '@onehall/protocol'
import { Checkbox, Form, Input, Select } from 'antd'
import { useHall } from '../shell/hall.tsx'
import { useSay, useText } from '../texts/texts.ts'

/** What the form holds; what does not belong to the chosen roles is not sent. */
export interface Fields {
  readonly displayName: string
  readonly staffNo: string
  readonly roles: readonly Role[]
  readonly queues: readonly string[]
  readonly department: string | undefined
  readonly everywhere: boolean
}

export const factsOf = ({
  displayName,
  staffNo,
  roles: chosen,
  queues,
  department,
  everywhere,
}: Fields): StaffFacts => ({
  displayName: displayName.trim(),
  staffNo: staffNo.trim(),
  roles: [...chosen],
  queues: (chosen.includes('clerk') ? [...queues] : []) as StaffFacts['queues'],
  department: (chosen.includes('handler') ? (department ?? null) : null) as StaffFacts['department'],
  everywhere: chosen.includes('admin') && everywhere,
})

/** The form of somebody, without what the hall's configuration no longer has. */
export function useFields(member: StaffMember | null): Fields {
  const { config, info } = useHall()
  if (member === null) {
    // Where there is one hall, who may keep the server may let others keep it.
    const everywhere = info.everywhere && info.halls.length === 1
    return { displayName: '', staffNo: '', roles: [], queues: [], department: undefined, everywhere }
  }
  const { displayName, staffNo, roles: held, queues, department, everywhere } = member
  return {
    displayName,
    staffNo,
    roles: held,
    queues: config.queues.map(({ id }) => id).filter((id) => queues.includes(id)),
    department: config.catalogue.departments.find(({ key }) => key === department)?.key,
    everywhere,
  }
}

/** Not `required`: a group of boxes must not carry the attribute that comes with it (ARIA 1.2). */
const oneAtLeast = (why: string) => ({
  validator: async (_: unknown, chosen: readonly string[]) => {
    if (chosen.length === 0) throw new Error(why)
  },
})

/** Who somebody is and what they may, in the words of the hall's configuration. Inside a Form. */
export function StaffFields() {
  const t = useText()
  const say = useSay()
  const { config, info } = useHall()
  const chosen = Form.useWatch<readonly Role[] | undefined>('roles') ?? []
  const form = Form.useFormInstance<Fields>()
  const queues = Form.useWatch<readonly string[] | undefined>('queues') ?? []
  const needed = { required: true, whitespace: true, message: t('staff.needed') }
  const ids = config.queues.map(({ id }) => id)

  return (
    <>
      <div className="staff-pair">
        <Form.Item name="displayName" label={t('staff.name')} rules={[needed]}>
          <Input autoComplete="off" maxLength={50} />
        </Form.Item>
        <Form.Item name="staffNo" label={t('staff.staffNo')} extra={t('staff.staffNoHelp')} rules={[needed]}>
          <Input autoComplete="off" maxLength={32} />
        </Form.Item>
      </div>
      <Form.Item name="roles" label={t('staff.roles')} rules={[oneAtLeast(t('staff.needRole'))]}>
        <Checkbox.Group
          className="staff-choices"
          aria-label={t('staff.roles')}
          options={roles.options.map((value) => ({
            value,
            label: (
              <>
                {t(`staff.role.${value}`)} <small>{t(`staff.roleHelp.${value}`)}</small>
              </>
            ),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="everywhere"
        valuePropName="checked"
        hidden={!chosen.includes('admin') || info.halls.length === 1}
        extra={t('staff.everywhereHelp')}
      >
        <Checkbox>{t('staff.everywhere')}</Checkbox>
      </Form.Item>
      {chosen.includes('clerk') && (
        <fieldset className="staff-queues">
          <legend>{t('staff.queues')}</legend>
          <Checkbox
            checked={queues.length === ids.length}
            indeterminate={queues.length > 0 && queues.length < ids.length}
            onChange={({ target }) => form.setFieldValue('queues', target.checked ? ids : [])}
          >
            {t('staff.allQueues')}
          </Checkbox>
          <Form.Item name="queues" rules={[oneAtLeast(t('staff.needQueue'))]}>
            <Checkbox.Group
              className="staff-choices"
              aria-label={t('staff.queues')}
              options={config.queues.map(({ id, prefix, name }) => ({ value: id, label: `${prefix} ${say(name)}` }))}
            />
          </Form.Item>
        </fieldset>
      )}
      {chosen.includes('handler') && (
        <Form.Item
          name="department"
          label={t('staff.department')}
          extra={t('staff.departmentHelp')}
          rules={[{ required: true, message: t('staff.needDepartment') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('staff.chooseDepartment')}
            options={config.catalogue.departments.map(({ key, name }) => ({ value: key, label: say(name) }))}
          />
        </Form.Item>
      )}
    </>
  )
}
