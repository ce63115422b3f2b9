<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fa_IR">
    <context>
        <name>peygir::desktop::MainWindow</name>
        <message>
            <source>Ask the server for the case</source>
            <translation>پرسیدن پرونده از سرور</translation>
        </message>
        <message>
            <source>Not on this desk</source>
            <translation>روی این میز نیست</translation>
        </message>
        <message>
            <source>Attach a file</source>
            <translation>پیوست فایل</translation>
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
            <translation>ارجاع بازی از شما نیست.</translation>
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
            <translation>این میز هنوز پرونده‌ای ندارد.</translation>
        </message>
        <message>
            <source>Cases come with the first synchronisation.</source>
            <translation>پرونده‌ها با نخستین همگام‌سازی می‌آیند.</translation>
        </message>
        <message>
            <source>Needs attention</source>
            <translation>نیازمند توجه</translation>
        </message>
        <message>
            <source>Find anything</source>
            <translation>هر چیزی را بیابید</translation>
        </message>
        <message>
            <source>Synchronise now</source>
            <translation>همگام‌سازی</translation>
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
        <message>
            <source>Speak English</source>
            <translation>برنامه به انگلیسی</translation>
        </message>
        <message>
            <source>Speak Persian</source>
            <translation>برنامه به فارسی</translation>
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
            <translation>نمایهٔ این میز در حال ساخته شدن است؛ هنوز همه چیز یافت نمی‌شود.</translation>
        </message>
        <message>
            <source>The index of this desk is being made (%1 %): not everything is found yet.</source>
            <translation>نمایهٔ این میز در حال ساخته شدن است (%1٪)؛ هنوز همه چیز یافت نمی‌شود.</translation>
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
            <translation>سرور دیگر این میز را نمی‌شناسد. کار شما مانده است؛ برای فرستادن آن دوباره وارد شوید.</translation>
        </message>
        <message>
            <source>Store differs</source>
            <translation>ناهمخوانی انبار داده</translation>
        </message>
        <message>
            <source>A part of this desk's store differs from the server's. Tell the administrator; nothing that you typed is lost.</source>
            <translation>بخشی از دادهٔ این میز با سرور یکی نیست. به راهبر سامانه بگویید؛ از نوشته‌های شما چیزی گم نشده است.</translation>
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
            <translation>پوشهٔ این میز: %1</translation>
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
            <source>Fields</source>
            <translation>خانه‌های فرم</translation>
        </message>
        <message>
            <source>The line before</source>
            <translation>سطر پیشین</translation>
        </message>
        <message>
            <source>The next line</source>
            <translation>سطر بعد</translation>
        </message>
        <message>
            <source>A page on</source>
            <translation>یک صفحه جلوتر</translation>
        </message>
        <message>
            <source>The last line</source>
            <translation>سطر پایانی</translation>
        </message>
        <message>
            <source>Mark the line, or unmark it</source>
            <translation>نشان کردن سطر یا برداشتن نشان</translation>
        </message>
        <message>
            <source>Open the case</source>
            <translation>باز کردن پرونده</translation>
        </message>
        <message>
            <source>Back from the case to the list</source>
            <translation>بازگشت از پرونده به فهرست</translation>
        </message>
        <message>
            <source>On to the next field, or take the suggestion</source>
            <translation>رفتن به خانهٔ بعد یا پذیرفتن پیشنهاد</translation>
        </message>
        <message>
            <source>Finish what is being written</source>
            <translation>پایان نوشتن و ثبت</translation>
        </message>
        <message>
            <source>Leave the suggestions or the form</source>
            <translation>بستن پیشنهادها یا فرم</translation>
        </message>
        <message>
            <source>Undo in the field</source>
            <translation>واگرد در همان خانه</translation>
        </message>
        <message>
            <source>%1 (not now: %2)</source>
            <translation>%1 (اکنون نه: %2)</translation>
        </message>
        <message>
            <source>No key has this word. Ctrl+K finds what has no key.</source>
            <translation>هیچ کلیدی این واژه را ندارد. Ctrl+K آنچه را کلید ندارد می‌یابد.</translation>
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
    </context>
</TS>
