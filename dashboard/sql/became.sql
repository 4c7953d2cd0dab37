-- The outing a plan became.
select outing from log.plan where id = $plan and outing is not null;
