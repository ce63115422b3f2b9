<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>peygir::desktop::DocumentCorner</name>
        <message>
            <source>Attach a file</source>
            <translation>پیوست فایل</translation>
        </message>
        <message>
            <source>Documents of the case</source>
            <translation>مستندات پرونده</translation>
        </message>
        <message>
            <source>files attachments</source>
            <translation>فایل‌ها پیوست‌ها مدارک</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::MainWindow</name>
        <message>
            <source>My details</source>
            <translation>مشخصات من</translation>
        </message>
        <message>
            <source>Ask the server for the case</source>
            <translation>پرسیدن پرونده از سرور</translation>
        </message>
        <message>
            <source>Base information</source>
            <translation>اطلاعات پایه</translation>
        </message>
        <message>
            <source>Peygir</source>
            <translation>پیگیر</translation>
        </message>
        <message>
            <source>Registered with the code %1.</source>
            <translation>با کد %1 ثبت شد.</translation>
        </message>
        <message>
            <source>Register a message</source>
            <translation>ثبت پیام</translation>
        </message>
        <message>
            <source>Current cartable</source>
            <translation>کارتابل جاری</translation>
        </message>
        <message>
            <source>Nothing waits for you.</source>
            <translation>کاری در انتظار شما نیست.</translation>
        </message>
        <message>
            <source>What is referred to you appears here by itself.</source>
            <translation>آنچه به شما ارجاع شود خودبه‌خود اینجا می‌آید.</translation>
        </message>
        <message>
            <source>Referred by me</source>
            <translation>ارجاعی</translation>
        </message>
        <message>
            <source>You have referred nothing that is still open.</source>
            <translation>ارجاع بازمانده‌ای از شما نیست.</translation>
        </message>
        <message>
            <source>F7 refers the case that is shown.</source>
            <translation>F7 پروندهٔ باز را ارجاع می‌دهد.</translation>
        </message>
        <message>
            <source>Registered by me</source>
            <translation>ثبت‌شده‌های من</translation>
        </message>
        <message>
            <source>You have registered nothing yet.</source>
            <translation>هنوز پیامی ثبت نکرده‌اید.</translation>
        </message>
        <message>
            <source>F2 registers a message.</source>
            <translation>F2 پیام تازه‌ای ثبت می‌کند.</translation>
        </message>
        <message>
            <source>Archive</source>
            <translation>بایگانی</translation>
        </message>
        <message>
            <source>No case of yours has been closed yet.</source>
            <translation>هنوز پرونده‌ای از شما بسته نشده است.</translation>
        </message>
        <message>
            <source>A case comes here when it is closed.</source>
            <translation>پرونده پس از بسته شدن به اینجا می‌آید.</translation>
        </message>
        <message>
            <source>All cases</source>
            <translation>همهٔ پرونده‌ها</translation>
        </message>
        <message>
            <source>This desk holds no case yet.</source>
            <translation>این رایانه هنوز پرونده‌ای ندارد.</translation>
        </message>
        <message>
            <source>Cases come with the first synchronisation.</source>
            <translation>پرونده‌ها با نخستین همگام‌سازی می‌آیند.</translation>
        </message>
        <message>
            <source>Find anything</source>
            <translation>هر چیزی را بیابید</translation>
        </message>
        <message>
            <source>Take the case</source>
            <translation>برداشتن پرونده</translation>
        </message>
        <message>
            <source>Refer the case</source>
            <translation>ارجاع پرونده</translation>
        </message>
        <message>
            <source>First operation of the case</source>
            <translation>نخستین عملیات پرونده</translation>
        </message>
        <message>
            <source>Second operation of the case</source>
            <translation>دومین عملیات پرونده</translation>
        </message>
        <message>
            <source>More operations of the case</source>
            <translation>عملیات دیگر پرونده</translation>
        </message>
        <message>
            <source>Third operation of the case</source>
            <translation>سومین عملیات پرونده</translation>
        </message>
        <message>
            <source>Add a note to the case</source>
            <translation>یادداشت برای پرونده</translation>
        </message>
        <message>
            <source>Light or dark</source>
            <translation>روشن یا تیره</translation>
        </message>
        <message>
            <source>Comfortable or dense</source>
            <translation>گشاده یا فشرده</translation>
        </message>
        <message>
            <source>Speak English</source>
            <translation>برنامه به انگلیسی</translation>
        </message>
        <message>
            <source>Speak Persian</source>
            <translation>برنامه به فارسی</translation>
        </message>
    <message>
            <source>Final and licensed</source>
            <translation>نهایی و مجوزدار</translation>
        </message>
        <message>
            <source>No case of yours has come to its good end yet.</source>
            <translation>هنوز هیچ پرونده‌ای از شما به سرانجام نرسیده است.</translation>
        </message>
        <message>
            <source>A case comes here when its permit is issued or its work is done.</source>
            <translation>هر پرونده با صدور مجوز یا انجام کار به اینجا می‌آید.</translation>
        </message>
        <message>
            <source>Edit the message of the case</source>
            <translation>ویرایش پیام پرونده</translation>
        </message>
        <message>
            <source>Sign in again</source>
            <translation>دوباره وارد شوید</translation>
        </message>
        <message>
            <source>What you typed here is not saved: save it or leave it with Esc, then choose the language.</source>
            <translation>آنچه اینجا نوشته‌اید ذخیره نشده است: آن را ذخیره کنید یا با Esc از آن بگذرید، سپس زبان را برگزینید.</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::FinderCorner</name>
        <message>
            <source>Not on this desk</source>
            <translation>روی این رایانه نیست</translation>
        </message>
        <message>
            <source>Cases</source>
            <translation>پرونده‌ها</translation>
        </message>
        <message>
            <source>Citizens</source>
            <translation>شهروندان</translation>
        </message>
        <message>
            <source>Addresses</source>
            <translation>نشانی‌ها</translation>
        </message>
        <message>
            <source>The index of this desk is being made: not everything is found yet.</source>
            <translation>نمایهٔ این رایانه در حال ساخته شدن است؛ هنوز همه چیز یافت نمی‌شود.</translation>
        </message>
        <message>
            <source>The index of this desk is being made (%1 %): not everything is found yet.</source>
            <translation>نمایهٔ این رایانه در حال ساخته شدن است (%1٪)؛ هنوز همه چیز یافت نمی‌شود.</translation>
    </message>
    </context>
    <context>
        <name>peygir::desktop::ListCorner</name>
        <message>
            <source>Filter and order the list</source>
            <translation>پالایه و ترتیب فهرست</translation>
        </message>
        <message>
            <source>Show the whole list</source>
            <translation>نمایش همهٔ فهرست</translation>
        </message>
        <message>
            <source>Next order of the list</source>
            <translation>ترتیب بعدی فهرست</translation>
        </message>
        <message>
            <source>Mark the whole list</source>
            <translation>نشان کردن همهٔ فهرست</translation>
        </message>
        <message>
            <source>Refer the marked cases</source>
            <translation>ارجاع پرونده‌های نشان‌شده</translation>
        </message>
        <message>
            <source>No list of cases is shown.</source>
            <translation>فهرستی از پرونده‌ها نمایش داده نشده است.</translation>
        </message>
        <message>
            <source>Closed cases from the server</source>
            <translation>پرونده‌های بسته از سرور</translation>
        </message>
        <message>
            <source>Take back the last referral of many</source>
            <translation>پس‌گرفتن آخرین ارجاع دسته‌جمعی</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::StatusHeader</name>
        <message>
            <source>Wrong certificate</source>
            <translation>گواهی نادرست</translation>
        </message>
        <message>
            <source>The server's certificate is not the right one, so nothing is sent. Your work is kept. Tell the administrator.</source>
            <translation>گواهی سرور درست نیست؛ چیزی فرستاده نمی‌شود و کار شما می‌ماند. به راهبر سامانه بگویید.</translation>
        </message>
        <message>
            <source>Sign in again</source>
            <translation>دوباره وارد شوید</translation>
        </message>
        <message>
            <source>The server no longer knows this desk. Your work is kept; sign in again to send it.</source>
            <translation>سرور دیگر این رایانه را نمی‌شناسد. کار شما مانده است؛ برای فرستادن آن دوباره وارد شوید.</translation>
        </message>
        <message>
            <source>Store differs</source>
            <translation>ناهمخوانی انبار داده</translation>
        </message>
        <message>
            <source>A part of this desk's store differs from the server's. Tell the administrator; nothing that you typed is lost.</source>
            <translation>بخشی از دادهٔ این رایانه با سرور یکی نیست. به راهبر سامانه بگویید؛ از نوشته‌های شما چیزی گم نشده است.</translation>
        </message>
        <message>
            <source>Disk is full</source>
            <translation>دیسک پر است</translation>
        </message>
        <message>
            <source>Clock is wrong</source>
            <translation>ساعت نادرست</translation>
        </message>
        <message>
            <source>This machine's clock differs from the server's. Times are corrected by the server; set the clock right.</source>
            <translation>ساعت این رایانه با سرور یکی نیست. سرور زمان‌ها را درست می‌کند؛ ساعت را تنظیم کنید.</translation>
        </message>
        <message>
            <source>Store is not encrypted</source>
            <translation>دادهٔ رمزنشده</translation>
        </message>
        <message>
            <source>Personal data lies in the clear on this machine, because that was allowed.</source>
            <translation>دادهٔ شخصی بی‌رمز روی این رایانه است، چون اجازهٔ آن داده شده است.</translation>
        </message>
        <message>
            <source>Sending has stopped</source>
            <translation>ارسال متوقف شده است</translation>
        </message>
        <message>
            <source>The server answers, but the first thing that waits here has not been taken for two minutes. Your work is kept. Tell the administrator.</source>
            <translation>سرور پاسخ می‌دهد، اما نخستین موردی که اینجا در صف است دو دقیقه است پذیرفته نشده. کار شما محفوظ است. به راهبر سامانه خبر دهید.</translation>
        </message>
        <message>
            <source>%1 of %2 parts</source>
            <translation>%1 از %2 بخش</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::SignInPage</name>
        <message>
            <source>Sign in</source>
            <translation>ورود</translation>
        </message>
        <message>
            <source>Peygir</source>
            <translation>پیگیر</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>نام کاربری</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>گذرواژه</translation>
        </message>
        <message>
            <source>Signing in…</source>
            <translation>در حال ورود…</translation>
        </message>
        <message>
            <source>Write name and password.</source>
            <translation>نام و گذرواژه را بنویسید.</translation>
        </message>
        <message>
            <source>Former password</source>
            <translation>گذرواژهٔ پیشین</translation>
        </message>
        <message>
            <source>Leave the old store aside and begin anew</source>
            <translation>کنار گذاشتن انبار دادهٔ پیشین و شروع از نو</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::DeskSession</name>
        <message>
            <source>Peygir %1</source>
            <translation>پیگیر %1</translation>
        </message>
        <message>
            <source>Server: %1</source>
            <translation>سرور: %1</translation>
        </message>
        <message>
            <source>Folder of this desk: %1</source>
            <translation>پوشهٔ این رایانه: %1</translation>
        </message>
        <message>
            <source>What this desk keeps on the disk is sealed from now on. Nothing was lost, and what lay there in the clear was overwritten.</source>
            <translation>از این پس هرچه این رایانه روی دیسک نگه می‌دارد مهر و موم است. چیزی از دست نرفت و آنچه پیش‌تر رمزنشده بود بازنویسی و پاک شد.</translation>
        </message>
        <message>
            <source>The store of this desk was damaged and was made anew. Not everything that waited here could be read; the old store is left aside for the administrator.</source>
            <translation>انبار دادهٔ این رایانه آسیب دیده بود و از نو ساخته شد. همهٔ آنچه اینجا در صف بود خوانده نشد؛ انبار دادهٔ پیشین برای راهبر سامانه کنار گذاشته شده است.</translation>
        </message>
        <message>
            <source>The store of this desk was damaged and was made anew. What waited here is kept, and the rest comes again from the server.</source>
            <translation>انبار دادهٔ این رایانه آسیب دیده بود و از نو ساخته شد. آنچه در صف بود مانده است و بقیه دوباره از سرور می‌آید.</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::SettingsPage</name>
        <message>
            <source>Settings</source>
            <translation>تنظیمات</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>زبان</translation>
        </message>
        <message>
            <source>Brightness</source>
            <translation>روشنایی</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>روشن</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>تیره</translation>
        </message>
        <message>
            <source>Height of rows</source>
            <translation>بلندی سطرها</translation>
        </message>
        <message>
            <source>Comfortable</source>
            <translation>گشاده</translation>
        </message>
        <message>
            <source>Dense: more rows on a small screen</source>
            <translation>فشرده: سطرهای بیشتر در نمایشگر کوچک</translation>
        </message>
        <message>
            <source>For fingers</source>
            <translation>برای کار با انگشت</translation>
        </message>
        <message>
            <source>Files of the cases in my cartable</source>
            <translation>فایل‌های پرونده‌های کارتابل من</translation>
        </message>
        <message>
            <source>Fetched ahead, while the line is idle</source>
            <translation>پیشاپیش، وقتی خط آزاد است</translation>
        </message>
        <message>
            <source>Fetched when I open them</source>
            <translation>فقط وقتی بازشان می‌کنم</translation>
        </message>
        <message>
            <source>Room for files on this computer</source>
            <translation>فضای فایل‌ها روی این رایانه</translation>
        </message>
        <message>
            <source>500 MB</source>
            <translation>۵۰۰ مگابایت</translation>
        </message>
        <message>
            <source>2 GB</source>
            <translation>۲ گیگابایت</translation>
        </message>
        <message>
            <source>10 GB</source>
            <translation>۱۰ گیگابایت</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::GuidePage</name>
        <message>
            <source>A day with Peygir</source>
            <translation>یک روز با پیگیر</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>نمایش</translation>
        </message>
        <message>
            <source>Show (%1)</source>
            <translation>نمایش (%1)</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::KeySheetPage</name>
        <message>
            <source>Keys</source>
            <translation>کلیدها</translation>
        </message>
        <message>
            <source>A word of what you want to do</source>
            <translation>واژه‌ای از کاری که می‌خواهید</translation>
        </message>
        <message>
            <source>Filter of keys</source>
            <translation>پالایش کلیدها</translation>
        </message>
        <message>
            <source>Going somewhere</source>
            <translation>رفتن به جایی</translation>
        </message>
        <message>
            <source>The case that is shown</source>
            <translation>پروندهٔ باز</translation>
        </message>
        <message>
            <source>The list</source>
            <translation>فهرست</translation>
        </message>
        <message>
            <source>Taking a message</source>
            <translation>گرفتن پیام</translation>
        </message>
        <message>
            <source>Anywhere</source>
            <translation>همه‌جا</translation>
        </message>
        <message>
            <source>%1 (not now: %2)</source>
            <translation>%1 (اکنون نه: %2)</translation>
        </message>
        <message>
            <source>No key has this word. Ctrl+K finds what has no key.</source>
            <translation>هیچ کلیدی این واژه را ندارد. Ctrl+K آنچه را کلید ندارد می‌یابد.</translation>
        </message>
        <message>
            <source>Synchronisation</source>
            <translation>همگام‌سازی</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::CitizenCorner</name>
        <message>
            <source>Citizen of the case</source>
            <translation>شهروند پرونده</translation>
        </message>
        <message>
            <source>New permanent subscriber</source>
            <translation>مشترک دائمی تازه</translation>
        </message>
        <message>
            <source>Choose a case whose caller gave his phone; then his page opens.</source>
            <translation>پرونده‌ای را برگزینید که تماس‌گیرنده‌اش شماره داده است تا صفحهٔ او باز شود.</translation>
        </message>
        <message>
            <source>Merge another record into this citizen</source>
            <translation>یکی کردن مشخصات دیگر با این شهروند</translation>
        </message>
        <message>
            <source>Open the citizen whose record is kept; then another one is merged into it.</source>
            <translation>نخست شهروندی را باز کنید که مشخصاتش می‌ماند؛ سپس مشخصات دیگر با آن یکی می‌شود.</translation>
        </message>
        <message>
            <source>Part a merged record from this citizen</source>
            <translation>جدا کردن مشخصات یکی‌شده از این شهروند</translation>
        </message>
        <message>
            <source>Open a citizen with merged records and choose one of them; then it is parted.</source>
            <translation>شهروندی را باز کنید که مشخصات یکی‌شده دارد و یکی را برگزینید؛ سپس جدا می‌شود.</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::SyncCorner</name>
        <message>
            <source>Needs attention</source>
            <translation>نیازمند توجه</translation>
        </message>
        <message>
            <source>Synchronise now</source>
            <translation>همگام‌سازی اکنون</translation>
        </message>
        <message>
            <source>Sync</source>
            <translation>همگام‌سازی</translation>
        </message>
        <message>
            <source>Check everything on this desk now</source>
            <translation>بررسی همهٔ داده‌های این رایانه</translation>
        </message>
        <message>
            <source>Copy the state of this desk for the help desk</source>
            <translation>رونوشت وضعیت این رایانه برای پشتیبانی</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::SyncPage</name>
        <message>
            <source>Synchronise now (F5)</source>
            <translation>همگام‌سازی اکنون (F5)</translation>
        </message>
        <message>
            <source>Check everything now (Shift+F5)</source>
            <translation>بررسی همه اکنون (Shift+F5)</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>توقف</translation>
        </message>
        <message>
            <source>Copy for the help desk (Ctrl+Shift+C)</source>
            <translation>رونوشت برای پشتیبانی (Ctrl+Shift+C)</translation>
        </message>
        <message>
            <source>What waits to be sent</source>
            <translation>در صف ارسال</translation>
        </message>
        <message>
            <source>Parts of the store</source>
            <translation>بخش‌های داده</translation>
        </message>
        <message>
            <source>Found and healed lately</source>
            <translation>یافته‌ها و ترمیم‌های تازه</translation>
        </message>
        <message>
            <source>Synchronisation</source>
            <translation>همگام‌سازی</translation>
        </message>
        <message>
            <source>Rows counted</source>
            <translation>سطرهای شمرده‌شده</translation>
        </message>
        <message>
            <source>Check of everything</source>
            <translation>بررسی همه</translation>
        </message>
        <message>
            <source>Nothing waits to be sent.</source>
            <translation>چیزی در صف ارسال نیست.</translation>
        </message>
        <message>
            <source>What you do stands here until the server has decided it.</source>
            <translation>هر کاری که می‌کنید تا تصمیم سرور اینجا می‌ماند.</translation>
        </message>
        <message>
            <source>What this desk holds</source>
            <translation>آنچه در این رایانه است</translation>
        </message>
        <message numerus="yes">
            <source>%Ln need attention (F10)</source>
            <translation>
                <numerusform>%Ln نیازمند توجه (F10)</numerusform>
            </translation>
        </message>
        <message>
            <source>What waits to be sent: the first %1 of %2</source>
            <translation>در صف ارسال: %1 مورد نخست از %2</translation>
        </message>
        <message>
            <source>What waits to be sent: %1</source>
            <translation>در صف ارسال: %1</translation>
        </message>
        <message>
            <source>Copied: paste it where you are helped.</source>
            <translation>رونوشت گرفته شد؛ آن را برای پشتیبان بچسبانید.</translation>
        </message>
    </context>
    <context>
        <name>Sync</name>
        <message>
            <source>%1, just now</source>
            <translation>%1، همین حالا</translation>
        </message>
        <message>
            <source>%1, %2 ago</source>
            <translation>%1، %2 پیش</translation>
        </message>
        <message>
            <source>Not tried yet</source>
            <translation>هنوز آزموده نشده</translation>
        </message>
        <message>
            <source>Online</source>
            <translation>برخط</translation>
        </message>
        <message>
            <source>Offline</source>
            <translation>برون‌خط</translation>
        </message>
        <message>
            <source>Wrong certificate: nothing is sent</source>
            <translation>گواهی نادرست: چیزی فرستاده نمی‌شود</translation>
        </message>
        <message>
            <source>Nothing is sent until you sign in again</source>
            <translation>تا دوباره وارد نشوید چیزی فرستاده نمی‌شود</translation>
        </message>
        <message>
            <source>%1, %2</source>
            <translation>%1، %2</translation>
        </message>
        <message>
            <source>%1 in %2 s, %3 a second, %4</source>
            <translation>%1 در %2 ثانیه، %3 در ثانیه، %4</translation>
        </message>
        <message>
            <source>%1 behind the server's: set it right</source>
            <translation>%1 عقب‌تر از سرور: آن را تنظیم کنید</translation>
        </message>
        <message>
            <source>%1 ahead of the server's: set it right</source>
            <translation>%1 جلوتر از سرور: آن را تنظیم کنید</translation>
        </message>
        <message>
            <source>No. %1, %2</source>
            <translation>شمارهٔ %1، %2</translation>
        </message>
        <message>
            <source>%1 of %2 parts, %3 rows</source>
            <translation>%1 از %2 بخش، %3 سطر</translation>
        </message>
        <message>
            <source>spring %1</source>
            <translation>بهار %1</translation>
        </message>
        <message>
            <source>summer %1</source>
            <translation>تابستان %1</translation>
        </message>
        <message>
            <source>autumn %1</source>
            <translation>پاییز %1</translation>
        </message>
        <message>
            <source>winter %1</source>
            <translation>زمستان %1</translation>
        </message>
        <message>
            <source>Case %1</source>
            <translation>پروندهٔ %1</translation>
        </message>
        <message>
            <source>Citizen %1</source>
            <translation>شهروند: %1</translation>
        </message>
        <message>
            <source>Document %1</source>
            <translation>مدرک: %1</translation>
        </message>
        <message>
            <source>Held</source>
            <translation>نگه‌داشته</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>پذیرفته‌نشده</translation>
        </message>
        <message>
            <source>Taken</source>
            <translation>پذیرفته</translation>
        </message>
        <message>
            <source>Without effect</source>
            <translation>بی‌اثر</translation>
        </message>
        <message>
            <source>On its way</source>
            <translation>در راه</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>در صف</translation>
        </message>
        <message>
            <source>Nothing of the server is here yet.</source>
            <translation>هنوز چیزی از سرور به اینجا نرسیده است.</translation>
        </message>
        <message>
            <source>The first synchronisation: %1 of %2 parts are here.</source>
            <translation>نخستین همگام‌سازی: %1 از %2 بخش رسیده است.</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>خط</translation>
        </message>
        <message>
            <source>Last contact</source>
            <translation>آخرین تماس با سرور</translation>
        </message>
        <message>
            <source>None yet</source>
            <translation>هنوز هیچ</translation>
        </message>
        <message>
            <source>Sending</source>
            <translation>ارسال</translation>
        </message>
        <message>
            <source>The first command has stood still for two minutes</source>
            <translation>نخستین مورد صف دو دقیقه است که پیش نرفته</translation>
        </message>
        <message>
            <source>Last sending</source>
            <translation>آخرین ارسال</translation>
        </message>
        <message numerus="yes">
            <source>%Ln commands</source>
            <translation>
                <numerusform>%Ln مورد</numerusform>
            </translation>
        </message>
        <message>
            <source>Last fetching</source>
            <translation>آخرین دریافت</translation>
        </message>
        <message numerus="yes">
            <source>%Ln rows</source>
            <translation>
                <numerusform>%Ln سطر</numerusform>
            </translation>
        </message>
        <message>
            <source>Round trip</source>
            <translation>رفت و برگشت</translation>
        </message>
        <message>
            <source>%1 ms</source>
            <translation>%1 هزارم ثانیه</translation>
        </message>
        <message>
            <source>This machine's clock</source>
            <translation>ساعت این دستگاه</translation>
        </message>
        <message>
            <source>Held here</source>
            <translation>موجود در اینجا</translation>
        </message>
        <message>
            <source>Store on the disk</source>
            <translation>حجم داده‌ها روی دیسک</translation>
        </message>
        <message>
            <source>Encryption</source>
            <translation>رمزگذاری</translation>
        </message>
        <message>
            <source>None: personal data lies in the clear, because that was allowed</source>
            <translation>ندارد: دادهٔ شخصی بی‌رمز است، چون اجازه داده شده</translation>
        </message>
        <message>
            <source>Encrypted</source>
            <translation>رمزگذاری‌شده</translation>
        </message>
        <message>
            <source>Everything last counted</source>
            <translation>آخرین شمارش همه</translation>
        </message>
        <message>
            <source>Not yet</source>
            <translation>هنوز نه</translation>
        </message>
        <message>
            <source>This desk</source>
            <translation>این رایانه</translation>
        </message>
        <message>
            <source>Queue: %1, needs attention: %2, differing parts: %3</source>
            <translation>در صف: %1، نیازمند توجه: %2، بخش‌های ناهمسان: %3</translation>
        </message>
        <message numerus="yes">
            <source>sent %Ln times without an answer</source>
            <translation>
                <numerusform>%Ln بار فرستاده شده و پاسخی نیامده</numerusform>
            </translation>
        </message>
        <message>
            <source>Your own work and rights</source>
            <translation>کارها و دسترسی‌های خود شما</translation>
        </message>
        <message>
            <source>Base information</source>
            <translation>اطلاعات پایه</translation>
        </message>
        <message>
            <source>Rights of all people</source>
            <translation>دسترسی‌های همه</translation>
        </message>
        <message>
            <source>History of base information</source>
            <translation>سوابق اطلاعات پایه</translation>
        </message>
        <message>
            <source>What the server keeps, of %1</source>
            <translation>نگه‌داشته‌های سرور، از %1</translation>
        </message>
        <message>
            <source>What the server keeps</source>
            <translation>نگه‌داشته‌های سرور</translation>
        </message>
        <message>
            <source>Citizens of %1</source>
            <translation>شهروندان سال %1</translation>
        </message>
        <message>
            <source>Cards of cases closed in %1</source>
            <translation>کارت پرونده‌های بسته‌شده در %1</translation>
        </message>
        <message>
            <source>Cards of open cases</source>
            <translation>کارت پرونده‌های باز</translation>
        </message>
        <message>
            <source>Files of %1</source>
            <translation>پرونده‌های %1</translation>
        </message>
        <message>
            <source>Files of no unit yet</source>
            <translation>پرونده‌هایی که هنوز واحدی ندارند</translation>
        </message>
        <message>
            <source>Other parts</source>
            <translation>بخش‌های دیگر</translation>
        </message>
        <message>
            <source>Agrees</source>
            <translation>همسان</translation>
        </message>
        <message>
            <source>Differs</source>
            <translation>ناهمسان</translation>
        </message>
        <message>
            <source>Not here yet</source>
            <translation>هنوز نرسیده</translation>
        </message>
        <message>
            <source>%1 rows</source>
            <translation>%1 سطر</translation>
        </message>
        <message>
            <source>%1 of %2 parts</source>
            <translation>%1 از %2 بخش</translation>
        </message>
        <message>
            <source>compared: %1</source>
            <translation>مقایسه: %1</translation>
        </message>
        <message>
            <source>In order again</source>
            <translation>ترمیم شد</translation>
        </message>
        <message>
            <source>Differed</source>
            <translation>ناهمسان بود</translation>
        </message>
        <message>
            <source>%1 of %2 rows counted</source>
            <translation>%1 از %2 سطر شمرده شد</translation>
        </message>
        <message>
            <source>%1 parts differ; the server is asked for what is right.</source>
            <translation>%1 بخش ناهمسان است؛ دادهٔ درست از سرور پرسیده می‌شود.</translation>
        </message>
        <message>
            <source>%1 parts differ; the server is asked as soon as the line is there.</source>
            <translation>%1 بخش ناهمسان است؛ همین که خط برقرار شود از سرور پرسیده می‌شود.</translation>
        </message>
        <message>
            <source>Everything is as it should be: %1 rows counted.</source>
            <translation>همه‌چیز درست است: %1 سطر شمرده شد.</translation>
        </message>
        <message>
            <source>%1 parts differed and are in order again. Nothing that you typed was touched.</source>
            <translation>%1 بخش ناهمسان بود و ترمیم شد. به نوشته‌های شما دست نخورد.</translation>
        </message>
        <message>
            <source>%1 parts differed, %2 are in order again. Tell the administrator about the rest.</source>
            <translation>%1 بخش ناهمسان بود و %2 بخش ترمیم شد. بقیه را به راهبر سیستم بگویید.</translation>
        </message>
        <message>
            <source>Stopped before everything was counted.</source>
            <translation>پیش از پایان شمارش متوقف شد.</translation>
        </message>
        <message>
            <source>The store could not be read: %1</source>
            <translation>داده‌ها خوانده نشد: %1</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::OwnPages</name>
        <message>
            <source>Take a message</source>
            <translation>گرفتن پیام</translation>
        </message>
        <message>
            <source>The number, a part of the subject, a part of the address, the words: Enter goes on. Ctrl+Enter registers, and the tracking code is there at once, also when the network is down.</source>
            <translation>شماره، بخشی از موضوع، بخشی از نشانی، و سخن شهروند: Enter به خانهٔ بعد می‌رود. Ctrl+Enter ثبت می‌کند و کد رهگیری همان دم آماده است، حتی وقتی شبکه قطع باشد.</translation>
        </message>
        <message>
            <source>Work through your cartable</source>
            <translation>رسیدگی به کارتابل</translation>
        </message>
        <message>
            <source>What waits for you, the most urgent first; what is late is red. The case beside it says what can be done with it, each with its key.</source>
            <translation>آنچه در انتظار شماست، فوری‌ترین پیش از همه؛ دیرکرده‌ها سرخ‌اند. پروندهٔ کنار آن می‌گوید چه می‌توان کرد و هر کار کلید خود را دارد.</translation>
        </message>
        <message>
            <source>Find anything</source>
            <translation>هر چیزی را بیابید</translation>
        </message>
        <message>
            <source>A code, a name, a street, an action: type any part of it.</source>
            <translation>کد، نام، خیابان یا کاری که می‌خواهید: بخشی از آن را بنویسید.</translation>
        </message>
        <message>
            <source>See what could not be done</source>
            <translation>دیدن آنچه انجام نشد</translation>
        </message>
        <message>
            <source>What the server did not apply waits there with all that you typed. Nothing is lost.</source>
            <translation>آنچه سرور نپذیرفت با همهٔ نوشته‌های شما آنجا می‌ماند. چیزی گم نمی‌شود.</translation>
        </message>
        <message>
            <source>First steps</source>
            <translation>گام‌های نخست</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>کلیدها</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>تنظیمات</translation>
        </message>
    </context>
    <context>
        <name>peygir::desktop::FieldCorner</name>
        <message>
            <source>Field mode</source>
            <translation>حالت میدانی</translation>
        </message>
        <message>
            <source>You have no right to report visits.</source>
            <translation>اجازهٔ گزارش بازدید ندارید.</translation>
        </message>
    </context>
    <context>
        <name>PageKeys</name>
        <message>
            <source>Open the visit</source>
            <translation>باز کردن بازدید</translation>
        </message>
        <message>
            <source>Order the visits anew from where you are</source>
            <translation>چیدن دوبارهٔ بازدیدها از جایی که هستید</translation>
        </message>
        <message>
            <source>Put the place of the machine into the report</source>
            <translation>نوشتن موقعیت دستگاه در گزارش</translation>
        </message>
        <message>
            <source>Report the visit</source>
            <translation>ثبت بازدید</translation>
        </message>
        <message>
            <source>Back to the route, and from there to the whole window</source>
            <translation>بازگشت به مسیر، و از آنجا به همهٔ پنجره</translation>
        </message>
        <message>
            <source>Field mode</source>
            <translation>حالت میدانی</translation>
        </message>
    </context>
</TS>
