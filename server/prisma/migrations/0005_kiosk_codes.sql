-- What tells the numbers that a kiosk gives out by itself from those of the other kiosks of the hall; never given again.
alter table device add column code integer;
update device set code = (
  select count(*) from device as earlier
  where earlier.hall = device.hall and earlier.kind = 'kiosk'
    and (earlier.paired_at < device.paired_at or (earlier.paired_at = device.paired_at and earlier.id <= device.id))
) where kind = 'kiosk';
create unique index device_code on device (hall, code);
